-- part: followup
-- Who needs to know what, how many there are and how many have learned it: numbers of people by function and unit, never a
-- person. Counts are only added to, so that one sees how it went.

create table training_function (
  tenant uuid not null,
  code text not null check (code ~ '^[a-z][a-z0-9_]{1,59}$'),
  -- Null: a function of the proposal, under the proposal's name.
  name text check (length(name) between 1 and 80),
  hidden boolean not null default false,
  primary key (tenant, code)
);
create table training_need (
  tenant uuid not null,
  function text not null check (function ~ '^[a-z][a-z0-9_]{1,59}$'),
  area text not null check (area ~ '^[a-z][a-z0-9_]{1,59}$'),
  depth smallint not null check (depth between 0 and 3),
  primary key (tenant, function, area)
);
create table training_count (
  tenant uuid not null,
  id uuid not null,
  unit uuid not null,
  function text not null check (function ~ '^[a-z][a-z0-9_]{1,59}$'),
  -- Both null: how many there are. Both given: how many of them have reached at least that depth.
  area text check (area ~ '^[a-z][a-z0-9_]{1,59}$'),
  depth smallint check (depth between 1 and 3),
  count integer not null check (count between 0 and 100000),
  counted_on date not null,
  by uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, by) references account (tenant, id),
  check ((area is null) = (depth is null))
);
create index training_count_unit on training_count (tenant, unit, counted_on);
create table training_plan (
  tenant uuid not null,
  id uuid not null,
  unit uuid not null,
  function text not null check (function ~ '^[a-z][a-z0-9_]{1,59}$'),
  area text not null check (area ~ '^[a-z][a-z0-9_]{1,59}$'),
  depth smallint not null check (depth between 1 and 3),
  cost_kronor integer check (cost_kronor between 0 and 100000000),
  sealed bytea not null,
  created_by uuid not null,
  created_at timestamptz not null default now() check (created_at <= now()),
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, created_by) references account (tenant, id)
);
create index training_plan_unit on training_plan (tenant, unit);

alter table training_function enable row level security;
alter table training_function force row level security;
create policy coordinator_keeps_functions on training_function for all to samvarn_app
  using (tenant = (select current_tenant()) and 'coordinator' = any ((select current_roles())::text[]))
  with check (tenant = (select current_tenant()) and 'coordinator' = any ((select current_roles())::text[]));
comment on policy coordinator_keeps_functions on training_function is 'Which functions there are is the same for the whole organisation: the coordinator keeps it.';
create policy head_reads_functions on training_function for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()));
comment on policy head_reads_functions on training_function is 'The head of a unit counts by the functions that the organisation has.';
grant select, insert, update (name, hidden) on training_function to samvarn_app;

alter table training_need enable row level security;
alter table training_need force row level security;
create policy coordinator_keeps_needs on training_need for all to samvarn_app
  using (tenant = (select current_tenant()) and 'coordinator' = any ((select current_roles())::text[]))
  with check (tenant = (select current_tenant()) and 'coordinator' = any ((select current_roles())::text[]));
comment on policy coordinator_keeps_needs on training_need is 'How deep each function needs to know is decided once for the organisation.';
create policy head_reads_needs on training_need for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()));
comment on policy head_reads_needs on training_need is 'The head of a unit measures gaps against what the organisation has decided.';
grant select, insert, update (depth) on training_need to samvarn_app;

alter table training_count enable row level security;
alter table training_count force row level security;
create policy head_reads_counts on training_count for select to samvarn_app
  using (tenant = (select current_tenant()) and ('coordinator' = any ((select current_roles())::text[])
    or unit = (select current_unit()) and (select is_unit_head())));
comment on policy head_reads_counts on training_count is 'Counts of the own unit for its head, of all for the coordinator; pages show them with the rule for small groups.';
create policy head_counts on training_count for insert to samvarn_app
  with check (tenant = (select current_tenant()) and by = (select current_actor()) and ('coordinator' = any ((select current_roles())::text[])
    or unit = (select current_unit()) and (select is_unit_head())));
comment on policy head_counts on training_count is 'Counted by the head for the own unit and by the coordinator for any, in the own name.';
grant select, insert on training_count to samvarn_app;

alter table training_plan enable row level security;
alter table training_plan force row level security;
create policy head_plans on training_plan for all to samvarn_app
  using (tenant = (select current_tenant()) and ('coordinator' = any ((select current_roles())::text[])
    or unit = (select current_unit()) and (select is_unit_head())))
  with check (tenant = (select current_tenant()) and created_by = (select current_actor()) and ('coordinator' = any ((select current_roles())::text[])
    or unit = (select current_unit()) and (select is_unit_head())));
comment on policy head_plans on training_plan is 'The plan of a unit is its head''s and the coordinator''s.';
grant select, insert on training_plan to samvarn_app;
