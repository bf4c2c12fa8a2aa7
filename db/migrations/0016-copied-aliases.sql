-- When part of a conversation goes on in another, an alias goes on there by a byline of its own. Of which one it is the
-- same, so that what holds of somebody who reported it, or left, holds in both. Always the first of them.
alter table byline add column copy_of uuid references byline on delete set null;
create index byline_copies on byline (copy_of) where copy_of is not null;
