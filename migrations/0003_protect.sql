-- part: protect
-- SKYDDA: persons with protected personal data, their markings, what is handed to their circle.
-- Everything that could tell who or where somebody is lies sealed under that person's own key.

create table person (
  tenant uuid not null,
  id uuid not null,
  circle uuid not null,
  relation text not null check (relation in ('client', 'employee', 'client_and_employee')),
  key_wrapped bytea not null,
  -- 'review': a marking was withdrawn; old data stay masked until somebody decides (D-R8).
  state text not null default 'active' check (state in ('active', 'review', 'ended')),
  -- That she is known here tells where she is: then her name alone must not leave (OSL 21:3).
  sender_place_secret boolean not null default false,
  created_at timestamptz not null default now(),
  created_by uuid,
  primary key (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id)
);
create index person_circle on person (tenant, circle);
alter table person enable row level security;
alter table person force row level security;
create policy person_in_circle on person for all to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]))
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy person_in_circle on person is 'From outside the circle the person does not exist (D-R15, D-R16).';
create policy worker_reads_person on person for select to samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy worker_reads_person on person is 'Jobs build the keyed index of the röjandekontroll and watch expiry.';
grant select, insert, update on person to samvarn_app;
grant select on person to samvarn_worker;

-- One row for each thing that is known about the person. `masked`: kept sealed, shown to nobody and out of every answer.
create table person_datum (
  tenant uuid not null,
  id uuid not null,
  person uuid not null,
  circle uuid not null,
  class text not null check (class ~ '^[a-z_]{3,30}$'),
  sealed bytea not null,
  source text not null check (source in ('spar', 'navet', 'fhir', 'list', 'manual')),
  masked boolean not null default false,
  received_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, person) references person (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id)
);
create index person_datum_person on person_datum (tenant, person);
alter table person_datum enable row level security;
alter table person_datum force row level security;
create policy datum_in_circle on person_datum for all to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]))
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy datum_in_circle on person_datum is 'Same circle as the person.';
create policy worker_reads_datum on person_datum for select to samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy worker_reads_datum on person_datum is 'The job that rebuilds the keyed index opens sealed values in memory only.';
grant select, insert, update, delete on person_datum to samvarn_app;
grant select on person_datum to samvarn_worker;

-- Blind index: keyed per organisation with a key outside the database; the table carries no other attribute.
create table person_index (
  tenant uuid not null,
  circle uuid not null,
  kind text not null check (kind in ('identity', 'name')),
  blind bytea not null check (octet_length(blind) = 16),
  person uuid not null,
  primary key (tenant, circle, kind, blind, person),
  foreign key (tenant, person) references person (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id)
);
create index person_index_blind on person_index (tenant, kind, blind);
alter table person_index enable row level security;
alter table person_index force row level security;
create policy index_in_circle on person_index for all to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]))
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy index_in_circle on person_index is 'A look-up outside the circle finds nothing; uniqueness is per circle, so that a refused duplicate tells nothing (S-R8).';
create policy worker_reads_index on person_index for select to samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy worker_reads_index on person_index is 'The job routes sealed entries and requests for contact, and resolves misses.';
grant select, insert, delete on person_index to samvarn_app;
grant select on person_index to samvarn_worker;

-- One row per source: never one boolean (D-R1).
create table marking (
  tenant uuid not null,
  id uuid not null,
  person uuid not null,
  circle uuid not null,
  level text not null check (level in ('sekretessmarkering', 'skyddad_folkbokforing', 'fingerade_personuppgifter', 'provisional', 'unknown_treat_as_highest', 'none')),
  source text not null check (source in ('spar', 'navet', 'fhir', 'list', 'manual')),
  schema_version text not null,
  received_at timestamptz not null default now(),
  valid_from date,
  last_verified_at timestamptz not null default now(),
  set_by_register boolean not null default false,
  reason text check (reason ~ '^[a-z_]{3,40}$'),
  expires_at date,
  -- The source no longer says so, or says something else since. What was masked stays masked until somebody has decided (D-R8).
  withdrawn_at timestamptz,
  decision text check (decision in ('replaced', 'protection_stays', 'protection_ends')),
  decision_reason text check (decision_reason ~ '^[a-z_]{3,40}$'),
  decided_by uuid,
  decided_at timestamptz,
  entered_by uuid,
  primary key (tenant, id),
  foreign key (tenant, person) references person (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id),
  -- A provisional marking has a reason and an end (D-R5).
  check (level <> 'provisional' or (reason is not null and expires_at is not null))
);
create index marking_person on marking (tenant, person);
alter table marking enable row level security;
alter table marking force row level security;
create policy marking_in_circle on marking for all to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]))
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy marking_in_circle on marking is 'That somebody is marked is itself known to the circle only.';
create policy worker_reads_marking on marking for select to samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy worker_reads_marking on marking is 'Jobs watch expiry and build the keyed index.';
grant select, insert, update on marking to samvarn_app;
grant select on marking to samvarn_worker;

create policy only_fingerade_forgets on person_datum as restrictive for delete to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from marking m where m.tenant = person_datum.tenant and m.person = person_datum.person and m.level = 'fingerade_personuppgifter'));
comment on policy only_fingerade_forgets on person_datum is 'Only for a person with fingerade personuppgifter is a datum forgotten instead of ended: no earlier one may stand (OSL 21:3 third paragraph).';

-- A person with fingerade personuppgifter is a person of her own: nothing about a time before, and nothing that ties two
-- lines together, may be stored about her (lag 1991:483, OSL 21:3 third paragraph, D-R11).
create function fingerade_has_no_past() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if tg_table_name = 'person_datum' then
    if (new.class in ('former_name', 'new_name', 'alias', 'relation') or new.ended_at is not null)
      and exists (select 1 from marking m where m.tenant = new.tenant and m.person = new.person and m.level = 'fingerade_personuppgifter') then
      raise exception 'no past' using errcode = 'check_violation';
    end if;
  elsif new.level = 'fingerade_personuppgifter' then
    if exists (select 1 from marking m where m.tenant = new.tenant and m.person = new.person and m.level <> 'fingerade_personuppgifter')
      or exists (select 1 from person_datum d where d.tenant = new.tenant and d.person = new.person
        and (d.class in ('former_name', 'new_name', 'alias', 'relation') or d.ended_at is not null)) then
      raise exception 'no past' using errcode = 'check_violation';
    end if;
  end if;
  return new;
end $$;
create trigger datum_has_no_past before insert or update on person_datum for each row execute function fingerade_has_no_past();
create trigger marking_has_no_past before insert or update on marking for each row execute function fingerade_has_no_past();

-- The keyed index of the röjandekontroll: fingerprint and sealed tag, no value, no person id in clear (engine.md section 4).
create table disclosure_key (
  tenant uuid not null references tenant (id),
  owner_tag bytea not null check (octet_length(owner_tag) = 16),
  fingerprint bytea not null check (octet_length(fingerprint) = 16),
  -- One value may be two things about the same person: her name and her relative's.
  ordinal smallint not null default 0,
  tag_sealed bytea not null,
  primary key (tenant, fingerprint, owner_tag, ordinal)
);
create index disclosure_key_owner on disclosure_key (tenant, owner_tag);
alter table disclosure_key enable row level security;
alter table disclosure_key force row level security;
create policy worker_keeps_keys on disclosure_key for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_keys on disclosure_key is 'Only jobs build and ask the index; pages never do.';
grant select, insert, delete on disclosure_key to samvarn_worker;

-- A register file between preview and decision: sealed, deleted when decided.
create table import_run (
  tenant uuid not null,
  id uuid not null,
  circle uuid not null,
  source text not null check (source in ('spar', 'fhir', 'list')),
  schema_version text not null,
  state text not null check (state in ('preview', 'done', 'discarded')),
  key_wrapped bytea not null,
  reading_sealed bytea,
  taken integer not null default 0,
  refused integer not null default 0,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id)
);
alter table import_run enable row level security;
alter table import_run force row level security;
create policy import_in_circle on import_run for all to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]))
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy import_in_circle on import_run is 'A register answer names protected persons.';
grant select, insert, update on import_run to samvarn_app;

-- What people outside the circle hand in: a person whom they believe is protected, or a caller who needs to be served.
-- The row looks the same whether the person is known or not; a job finds the circle afterwards.
create table intake (
  tenant uuid not null,
  id uuid not null,
  kind text not null check (kind in ('entry', 'contact')),
  unit uuid not null,
  circle uuid,
  person uuid,
  duplicate boolean,
  key_wrapped bytea not null,
  sealed bytea not null,
  blind bytea check (octet_length(blind) = 16),
  state text not null default 'sent' check (state in ('sent', 'routed', 'done')),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  -- Who has it in hand, so that two do not call the same number.
  taken_by uuid,
  taken_at timestamptz,
  done_by uuid,
  done_at timestamptz,
  outcome text check (outcome ~ '^[a-z_]{3,40}$'),
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id)
);
create index intake_circle on intake (tenant, circle, state);
alter table intake enable row level security;
alter table intake force row level security;
create policy anyone_hands_in on intake for insert to samvarn_app
  with check (tenant = (select current_tenant()) and created_by = (select current_actor()) and unit = (select current_unit())
    and circle is null and person is null and duplicate is null and state = 'sent');
comment on policy anyone_hands_in on intake is 'Protection must never become loss of service: everyone may hand in, nobody reads it back.';
create policy circle_reads_intake on intake for select to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy circle_reads_intake on intake is 'What was handed in waits for the circle.';
create policy circle_closes_intake on intake for update to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]))
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy circle_closes_intake on intake is 'The circle takes it in hand.';
create policy worker_routes_intake on intake for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_routes_intake on intake is 'The job compares blind indexes and finds the circle.';
grant select, insert on intake to samvarn_app;
-- The wrapped key is exchanged when the matter is done: what was handed in is then unreadable for good.
grant update (state, person, taken_by, taken_at, done_by, done_at, outcome, key_wrapped) on intake to samvarn_app;
grant select, insert, update on intake to samvarn_worker;

-- What somebody searched for, sealed, so that the answer has an address without a value in it.
create table asked (
  tenant uuid not null,
  id uuid not null,
  account uuid not null,
  sealed bytea not null,
  created_at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, account) references account (tenant, id)
);
alter table asked enable row level security;
alter table asked force row level security;
create policy own_questions on asked for all to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()))
  with check (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_questions on asked is 'A question belongs to the one who asked it.';
create policy worker_forgets_questions on asked for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_forgets_questions on asked is 'Questions are deleted after a day.';
grant select, insert on asked to samvarn_app;
grant select, delete on asked to samvarn_worker;

-- Leave to see a person's values once: made by a POST that says why, spent by the page that shows them.
create table reveal_pass (
  tenant uuid not null,
  id uuid not null,
  account uuid not null,
  person uuid not null,
  circle uuid not null,
  purpose text not null check (purpose ~ '^[a-z_]{3,40}$'),
  created_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, account) references account (tenant, id),
  foreign key (tenant, person) references person (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id)
);
alter table reveal_pass enable row level security;
alter table reveal_pass force row level security;
create policy own_pass on reveal_pass for all to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()) and circle = any ((select current_circles())::uuid[]))
  with check (tenant = (select current_tenant()) and account = (select current_actor()) and circle = any ((select current_circles())::uuid[]));
comment on policy own_pass on reveal_pass is 'A pass belongs to the one who said why, as long as she is in the circle.';
create policy worker_forgets_passes on reveal_pass for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_forgets_passes on reveal_pass is 'Spent passes are deleted after a day.';
grant select, insert on reveal_pass to samvarn_app;
grant update (used_at) on reveal_pass to samvarn_app;
grant select, delete on reveal_pass to samvarn_worker;

create policy circle_reads_resolved on audit for select to samvarn_app
  using (tenant = (select current_tenant())
    and exists (select 1 from audit_resolution r where r.tenant = audit.tenant and r.audit = audit.id));
comment on policy circle_reads_resolved on audit is 'The circle sees who outside it searched for its person; audit_resolution''s own policy decides which.';
