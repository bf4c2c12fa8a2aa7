-- What most people have none of, found without reading what they have many of: things muted, places they are staff of.
create index follow_muted on follow (person_id) where how = 'mute';
create index membership_staff on membership (person_id, place_id) where role = 'staff';
