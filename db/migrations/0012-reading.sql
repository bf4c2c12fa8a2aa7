-- Reading: what a post said before.

-- In which state a version stood: what nobody but its author and moderators read then is no one else's now.
alter table post_version add column state text not null default 'shown';

-- «This helped me»: a mark apart from the warm words.
alter table reaction drop constraint reaction_kind_check;
alter table reaction add constraint reaction_kind_check check (kind in ('thinking-of-you', 'me-too', 'hug', 'thanks', 'helped'));
