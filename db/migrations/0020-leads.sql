-- Principals are our own words, compared by their bytes: the rules of a language took two fifths of the time in which a
-- person of three hundred places is admitted.
alter table clause alter column lead type text collate "C";
