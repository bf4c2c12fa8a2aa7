-- An earlier version of a post that its author took away. Its words leave the table that pages read, so that no page can
-- show them by mistake, and are kept for a while for whoever looks after the place. The row and its moment stay as a trace.
alter table post_version add column taken_at timestamptz;

create table version_taken (
  post_id uuid not null,
  n int not null,
  words text not null,
  taken_at timestamptz not null,
  primary key (post_id, n),
  foreign key (post_id, n) references post_version on delete cascade
);
create index version_taken_at on version_taken (taken_at);
