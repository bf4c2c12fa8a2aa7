-- Reading: what a post said before.

-- In which state a version stood: what nobody but its author and moderators read then is no one else's now.
alter table post_version add column state text not null default 'shown';
