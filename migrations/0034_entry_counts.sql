-- part: reach
-- How the public pages are used, where an installation has switched that on: a day and a group of pages, and how often
-- they were read. Nothing of who, from where, or at what time; a row is what one process counted between two writings.
create table entry_count (
  tenant uuid not null references tenant (id),
  id uuid not null default gen_random_uuid(),
  site uuid not null,
  day date not null,
  page_group text not null check (page_group in ('start', 'now', 'who', 'protected', 'about')),
  reads integer not null check (reads > 0),
  primary key (tenant, id)
);
create index entry_count_day on entry_count (tenant, day);
alter table entry_count enable row level security;
alter table entry_count force row level security;
create policy entry_adds_counts on entry_count for insert to samvarn_public with check (tenant = (select current_tenant()));
comment on policy entry_adds_counts on entry_count is 'The public entry adds what it has counted and can read none of it.';
create policy own_counts on entry_count for select to samvarn_app using (tenant = (select current_tenant()));
comment on policy own_counts on entry_count is 'An organisation sees how its own sites are used; they are rounded before anybody is shown.';
create policy worker_clears_counts on entry_count for all to samvarn_worker
  using (tenant = (select current_tenant()) and day < current_date - 90) with check (false);
comment on policy worker_clears_counts on entry_count is 'What is older than is ever shown is taken away, and a job can neither read nor write the rest.';
grant select, delete on entry_count to samvarn_worker;
grant insert on entry_count to samvarn_public;
grant select on entry_count to samvarn_app;
