-- part: followup
-- Mandates: what a government, or the organisation itself, has asked for, in parts, by when; what has been delivered;
-- and a plan counted backwards from the date. What is written here is about organisations and never about a person.

create function keeps_mandates() returns boolean language sql stable set search_path = pg_catalog, public
  as $$ select public.current_roles() && array['coordinator', 'national_coordinator'] $$;
grant execute on function keeps_mandates() to samvarn_app, samvarn_worker, samvarn_reviewer, samvarn_sequencer;

create table mandate (
  tenant uuid not null references tenant (id),
  id uuid not null,
  -- Which shipped fact (content/mandates) it was taken up from; null for one of one's own.
  fact text check (fact ~ '^[a-z0-9-]{3,60}$'),
  title text not null check (length(title) between 1 and 200),
  giver text not null check (length(giver) between 1 and 200),
  given_on date,
  rests_on text check (length(rests_on) <= 500),
  asked text not null check (length(asked) between 1 and 5000),
  starts_on date,
  interim_on date,
  final_on date,
  responsible uuid not null,
  notes text check (length(notes) <= 5000),
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, responsible) references account (tenant, id),
  check (interim_on is null or final_on is null or interim_on <= final_on),
  check (starts_on is null or coalesce(final_on, interim_on) is null or starts_on <= coalesce(final_on, interim_on))
);
create unique index mandate_fact on mandate (tenant, fact) where fact is not null;
create index mandate_responsible on mandate (tenant, responsible);

create table mandate_part (
  tenant uuid not null,
  id uuid not null,
  mandate uuid not null,
  title text not null check (length(title) between 1 and 200),
  asked text check (length(asked) <= 5000),
  organisation text not null check (length(organisation) between 1 and 200),
  starts_on date,
  due_on date,
  primary key (tenant, id),
  foreign key (tenant, mandate) references mandate (tenant, id)
);
create index mandate_part_mandate on mandate_part (tenant, mandate);

-- Organisations that take part, beside those that answer for a part.
create table mandate_taker (
  tenant uuid not null,
  id uuid not null,
  mandate uuid not null,
  name text not null check (length(name) between 1 and 200),
  does text check (length(does) <= 200),
  primary key (tenant, id),
  foreign key (tenant, mandate) references mandate (tenant, id)
);
create index mandate_taker_mandate on mandate_taker (tenant, mandate);

-- What has come: for a part, or as the interim or final report of the whole.
create table mandate_delivery (
  tenant uuid not null,
  id uuid not null,
  mandate uuid not null,
  part uuid,
  counts_as text not null check (counts_as in ('part', 'interim', 'final')),
  delivered_on date not null,
  note text check (length(note) <= 2000),
  link text check (length(link) <= 500 and link ~ '^https?://'),
  primary key (tenant, id),
  foreign key (tenant, mandate) references mandate (tenant, id),
  foreign key (tenant, part) references mandate_part (tenant, id),
  check ((counts_as = 'part') = (part is not null))
);
create index mandate_delivery_mandate on mandate_delivery (tenant, mandate);

create table mandate_document (
  tenant uuid not null,
  id uuid not null,
  mandate uuid not null,
  title text not null check (length(title) between 1 and 200),
  link text not null check (length(link) <= 500 and link ~ '^https?://'),
  primary key (tenant, id),
  foreign key (tenant, mandate) references mandate (tenant, id)
);
create index mandate_document_mandate on mandate_document (tenant, mandate);

-- The plan, counted backwards from one of the two dates; each step's day may then be moved.
create table mandate_step (
  tenant uuid not null,
  id uuid not null,
  mandate uuid not null,
  towards text not null check (towards in ('interim', 'final')),
  title text not null check (length(title) between 1 and 200),
  due_on date not null,
  done_on date,
  primary key (tenant, id),
  foreign key (tenant, mandate) references mandate (tenant, id)
);
create index mandate_step_mandate on mandate_step (tenant, mandate);

alter table mandate enable row level security;
alter table mandate force row level security;
create policy mandate_read on mandate for select to samvarn_app
  using (tenant = (select current_tenant()) and (select current_unit()) is not null);
comment on policy mandate_read on mandate is 'Everybody in the organisation may read what it has been asked to do and by when.';
create policy mandate_keep on mandate for all to samvarn_app
  using (tenant = (select current_tenant()) and (select keeps_mandates()))
  with check (tenant = (select current_tenant()) and (select keeps_mandates()));
comment on policy mandate_keep on mandate is 'Those who coordinate the follow-up keep the mandates.';
create policy mandate_handed_over on mandate for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy mandate_handed_over on mandate is 'When somebody leaves, what that account answers for is found and gets a new holder.';
create policy mandate_moves on mandate for update to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy mandate_moves on mandate is 'The new holder is written by the organisation itself; the worker may change nothing else.';
grant select, insert, update, delete on mandate to samvarn_app;
grant select (tenant, id, responsible), update (responsible) on mandate to samvarn_worker;

do $$
declare name text;
begin
  foreach name in array array['mandate_part', 'mandate_taker', 'mandate_delivery', 'mandate_document', 'mandate_step'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I for select to samvarn_app using (tenant = (select current_tenant()) and (select current_unit()) is not null)', name || '_read', name);
    execute format('comment on policy %I on %I is %L', name || '_read', name, 'What belongs to a mandate is read by those who may read the mandate: everybody in the organisation.');
    execute format('create policy %I on %I for all to samvarn_app using (tenant = (select current_tenant()) and (select keeps_mandates())) with check (tenant = (select current_tenant()) and (select keeps_mandates()))', name || '_keep', name);
    execute format('comment on policy %I on %I is %L', name || '_keep', name, 'What belongs to a mandate is kept by those who coordinate the follow-up.');
    execute format('grant select, insert, update, delete on %I to samvarn_app', name);
  end loop;
end $$;
