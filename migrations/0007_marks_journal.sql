-- part: protect
-- What is marked between two backups must not be lost with the disk (S-R47): whenever something that protects a person
-- changes, a job writes her rows, still sealed, to a journal beside the database.

create function keep_marks() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  -- Whoever founds or restores is the owner, names no organisation, and is not in the midst of protecting anybody.
  if public.current_tenant() is null then return null; end if;
  if tg_table_name = 'person' then
    perform public.enqueue('keep_marks', changed.id) from (select distinct id from fresh) as changed;
  else
    perform public.enqueue('keep_marks', changed.person) from (select distinct person from fresh) as changed;
  end if;
  return null;
end $$;
create trigger person_kept_new after insert on person referencing new table as fresh for each statement execute function keep_marks();
create trigger person_kept after update on person referencing new table as fresh for each statement execute function keep_marks();
create trigger marking_kept_new after insert on marking referencing new table as fresh for each statement execute function keep_marks();
create trigger marking_kept after update on marking referencing new table as fresh for each statement execute function keep_marks();
create trigger datum_kept_new after insert on person_datum referencing new table as fresh for each statement execute function keep_marks();
create trigger datum_kept after update on person_datum referencing new table as fresh for each statement execute function keep_marks();
