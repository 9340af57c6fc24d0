-- part: followup
-- Routines: versions, approval, who must know, who has read, what they rest on, and the quality work of the year. A routine
-- is a document of the organisation and tells nothing of any person; who has read is told to the head of the unit alone.

create table routine (
  tenant uuid not null references tenant (id),
  id uuid not null,
  title text not null check (length(title) between 3 and 140),
  owner uuid not null,
  -- The unit that keeps it. Null: the whole organisation's, kept by the coordinator.
  unit uuid,
  -- The ready text that it began from (content/routines).
  template text check (template ~ '^[a-z][a-z0-9-]{1,59}$'),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  withdrawn_why text check (length(withdrawn_why) between 3 and 600),
  primary key (tenant, id),
  foreign key (tenant, owner) references account (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, created_by) references account (tenant, id),
  check ((withdrawn_at is null) = (withdrawn_why is null))
);
create index routine_owner on routine (tenant, owner);
alter table routine enable row level security;
alter table routine force row level security;

-- Whether whoever asks keeps routines of this unit: the coordinator all, a head the own unit's.
create function keeps_routines_of(of_unit uuid) returns boolean language sql stable set search_path = pg_catalog, public as $$
  select 'coordinator' = any (public.current_roles()) or (of_unit is not null and of_unit = public.current_unit() and public.is_unit_head()) $$;
grant execute on function keeps_routines_of(uuid) to samvarn_app, samvarn_worker, samvarn_reviewer, samvarn_sequencer;

create policy everyone_reads_routines on routine for select to samvarn_app using (tenant = (select current_tenant()));
comment on policy everyone_reads_routines on routine is 'A routine that only some may find is known by nobody: titles and owners are open inside the organisation.';
create policy keepers_start_routines on routine for insert to samvarn_app
  with check (tenant = (select current_tenant()) and created_by = (select current_actor()) and withdrawn_at is null and keeps_routines_of(unit));
comment on policy keepers_start_routines on routine is 'The coordinator starts routines for all, the head of a unit for the own one.';
create policy keepers_change_routines on routine for update to samvarn_app
  using (tenant = (select current_tenant()) and withdrawn_at is null and keeps_routines_of(unit))
  with check (tenant = (select current_tenant()) and keeps_routines_of(unit));
comment on policy keepers_change_routines on routine is 'A new owner, or withdrawn for good: by those who answer for the unit. What is withdrawn is never taken up again.';
create policy worker_reads_routines on routine for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_routines on routine is 'Reminders, and reviews when what a routine rests on changes.';
create policy worker_moves_routines on routine for update to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_moves_routines on routine is 'A routine whose owner leaves gets a new one; no other column is granted.';
grant select, insert, update (title, owner, withdrawn_at, withdrawn_why) on routine to samvarn_app;
grant select, update (owner) on routine to samvarn_worker;

create table routine_version (
  tenant uuid not null,
  id uuid not null,
  routine uuid not null,
  number integer not null check (number >= 1),
  state text not null default 'draft' check (state in ('draft', 'to_approve', 'approved')),
  purpose text not null check (length(purpose) between 3 and 1200),
  -- "This is what I do": one line each.
  i_do text not null check (length(i_do) between 3 and 3000),
  body text not null default '' check (length(body) <= 40000),
  guidance text[] not null default '{}',
  -- Who must know: these roles in these units. Empty: all.
  roles text[] not null default '{}',
  units uuid[] not null default '{}',
  questions jsonb not null default '[]',
  valid_from date not null,
  review_by date not null,
  -- Readings from this number on count for this version: its own number, or an earlier one after a small change.
  receipts_from integer not null,
  change_why text not null default '' check (length(change_why) <= 600),
  written_by uuid not null,
  -- All who have written in it: a comma by another does not make the words somebody else's. Kept by the trigger below.
  writers uuid[] not null,
  written_at timestamptz not null default now(),
  returned_why text check (length(returned_why) between 3 and 600),
  -- Nobody else could approve when it was asked for. Written by the organisation itself, never by whoever asks.
  sole_approver boolean not null default false,
  approved_by uuid,
  approved_at timestamptz,
  primary key (tenant, id),
  unique (tenant, routine, number),
  foreign key (tenant, routine) references routine (tenant, id),
  foreign key (tenant, written_by) references account (tenant, id),
  foreign key (tenant, approved_by) references account (tenant, id),
  check ((state = 'approved') = (approved_by is not null) and (approved_by is null) = (approved_at is null)),
  constraint approved_by_another check (approved_by is null or approved_by <> all (writers) or sole_approver),
  check (review_by > valid_from and review_by <= valid_from + 1100),
  check (receipts_from between 1 and number and (receipts_from = number or change_why <> ''))
);
create unique index routine_version_open on routine_version (tenant, routine) where state <> 'approved';
alter table routine_version enable row level security;
alter table routine_version force row level security;
create function works_on_routine(of_routine uuid) returns boolean language sql stable set search_path = pg_catalog, public as $$
  select exists (select 1 from public.routine r where r.tenant = public.current_tenant() and r.id = of_routine and r.withdrawn_at is null
    and (r.owner = public.current_actor() or public.keeps_routines_of(r.unit))) $$;
grant execute on function works_on_routine(uuid) to samvarn_app, samvarn_worker, samvarn_reviewer, samvarn_sequencer;
create policy everyone_reads_approved on routine_version for select to samvarn_app
  using (tenant = (select current_tenant()) and (state = 'approved' or written_by = (select current_actor()) or works_on_routine(routine)));
comment on policy everyone_reads_approved on routine_version is 'Approved versions are for everyone; what is being written only for those who write and approve it.';
create policy makers_write_versions on routine_version for insert to samvarn_app
  with check (tenant = (select current_tenant()) and state = 'draft' and not sole_approver and written_by = (select current_actor())
    and writers = array[(select current_actor())]
    and works_on_routine(routine));
comment on policy makers_write_versions on routine_version is 'The owner and those who answer for the unit write the next version.';
create policy makers_change_versions on routine_version for update to samvarn_app
  using (tenant = (select current_tenant()) and state <> 'approved' and works_on_routine(routine))
  with check (tenant = (select current_tenant()) and (state <> 'approved' or approved_by = (select current_actor())));
comment on policy makers_change_versions on routine_version is 'Written, asked for, returned and approved; an approved version is never changed. A trigger holds who approves, and what must be there.';
create policy worker_reads_versions on routine_version for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_versions on routine_version is 'Who must read, and what each version rests on.';
create policy worker_notes_approvers on routine_version for update to samvarn_worker
  using (tenant = (select current_tenant()) and state = 'to_approve') with check (tenant = (select current_tenant()));
comment on policy worker_notes_approvers on routine_version is 'Whether somebody other than the writer can approve is found by the organisation itself, since roles are no open list.';
grant select, insert, update (state, purpose, i_do, body, guidance, roles, units, questions, valid_from, review_by, receipts_from, change_why,
  written_by, written_at, returned_why, approved_by, approved_at) on routine_version to samvarn_app;
grant select, update (sole_approver) on routine_version to samvarn_worker;

-- A place for what nobody has been able to verify: empty until the organisation writes what holds, and from where.
create table routine_slot (
  tenant uuid not null,
  version uuid not null,
  key text not null check (key ~ '^[a-z][a-z0-9-]{1,39}$'),
  ask text not null check (length(ask) between 3 and 600),
  words text not null default '' check (length(words) <= 4000),
  source text not null default '' check (length(source) <= 400),
  primary key (tenant, version, key),
  foreign key (tenant, version) references routine_version (tenant, id)
);
alter table routine_slot enable row level security;
alter table routine_slot force row level security;
create policy readers_see_slots on routine_slot for select to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from routine_version v where v.tenant = routine_slot.tenant and v.id = routine_slot.version));
comment on policy readers_see_slots on routine_slot is 'Whoever reads the version reads what stands in its places: the row of the version decides.';
create policy makers_fill_slots on routine_slot for insert to samvarn_app
  with check (tenant = (select current_tenant()) and exists (select 1 from routine_version v where v.tenant = routine_slot.tenant
    and v.id = routine_slot.version and v.state = 'draft' and works_on_routine(v.routine)));
comment on policy makers_fill_slots on routine_slot is 'Places come with the version that is being written.';
create policy makers_refill_slots on routine_slot for update to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from routine_version v where v.tenant = routine_slot.tenant
    and v.id = routine_slot.version and v.state = 'draft' and works_on_routine(v.routine)))
  with check (tenant = (select current_tenant()));
comment on policy makers_refill_slots on routine_slot is 'A place is filled while the version is a draft, and never taken away.';
grant select, insert, update (words, source) on routine_slot to samvarn_app;

-- What the next version must deal with: a lesson from a deviation, or a change in what the routine rests on.
create table routine_note (
  tenant uuid not null,
  id uuid not null,
  routine uuid not null,
  -- `guidance`: what it rests on changed. `key` makes each change come once.
  kind text not null check (kind in ('deviation', 'guidance')),
  key text not null check (length(key) between 3 and 120),
  guidance text,
  before text not null default '' check (length(before) <= 4000),
  after text not null check (length(after) between 1 and 4000),
  source text not null default '' check (length(source) <= 400),
  raised_at timestamptz not null default now(),
  dealt_at timestamptz,
  dealt_by uuid,
  dealt_how text check (dealt_how in ('changed', 'no_change')),
  dealt_why text check (length(dealt_why) between 3 and 600),
  primary key (tenant, id),
  unique (tenant, routine, key),
  foreign key (tenant, routine) references routine (tenant, id),
  foreign key (tenant, dealt_by) references account (tenant, id),
  check ((dealt_at is null) = (dealt_by is null) and (dealt_at is null) = (dealt_how is null) and (dealt_at is null) = (dealt_why is null))
);
alter table routine_note enable row level security;
alter table routine_note force row level security;
create policy makers_see_notes on routine_note for select to samvarn_app
  using (tenant = (select current_tenant()) and works_on_routine(routine));
comment on policy makers_see_notes on routine_note is 'What the next version must deal with is told to those who write and approve it.';
create policy keepers_add_lessons on routine_note for insert to samvarn_app
  with check (tenant = (select current_tenant()) and kind = 'deviation' and dealt_at is null
    and (select current_roles())::text[] && array['coordinator', 'unit_head']);
comment on policy keepers_add_lessons on routine_note is 'A lesson from a deviation goes back into a routine, by whoever handled the deviation.';
create policy makers_deal_with_notes on routine_note for update to samvarn_app
  using (tenant = (select current_tenant()) and dealt_at is null and works_on_routine(routine))
  with check (tenant = (select current_tenant()) and dealt_by = (select current_actor()));
comment on policy makers_deal_with_notes on routine_note is 'Dealt with once, in the own name, with a reason that stays.';
create policy worker_raises_notes on routine_note for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()) and dealt_at is null);
comment on policy worker_raises_notes on routine_note is 'When a law passes its date or a guide changes, each routine that rests on it is told, once.';
grant select, insert, update (dealt_at, dealt_by, dealt_how, dealt_why) on routine_note to samvarn_app;
grant select, insert on routine_note to samvarn_worker;

-- Held here as well as in the record and in the policy: nothing unverified, and no lesson forgotten, is ever approved.
create function routine_version_is_whole() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if old.state = 'approved' then
    raise exception 'approved stays as it is' using errcode = 'check_violation';
  end if;
  if (new.tenant, new.id, new.routine, new.number) is distinct from (old.tenant, old.id, old.routine, old.number) then
    raise exception 'another version' using errcode = 'check_violation';
  end if;
  if current_user = 'samvarn_app' and old.state = 'draft' and new.state = 'draft' and public.current_actor() <> all (old.writers) then
    new.writers := old.writers || public.current_actor();
  end if;
  if new.state = 'approved' then
    if old.state <> 'to_approve' then
      raise exception 'nobody asked' using errcode = 'check_violation';
    end if;
    if exists (select 1 from public.routine_slot s where s.tenant = new.tenant and s.version = new.id
        and (length(btrim(s.words)) < 3 or length(btrim(s.source)) < 3)) then
      raise exception 'an empty place' using errcode = 'check_violation';
    end if;
    if exists (select 1 from public.routine_note n where n.tenant = new.tenant and n.routine = new.routine and n.dealt_at is null) then
      raise exception 'a lesson is left' using errcode = 'check_violation';
    end if;
    if current_user = 'samvarn_app' and not exists (select 1 from public.routine r where r.tenant = new.tenant and r.id = new.routine
        and public.keeps_routines_of(r.unit)) then
      raise exception 'approved by whoever answers for the unit' using errcode = 'insufficient_privilege';
    end if;
  end if;
  return new;
end $$;
create trigger routine_version_whole before update on routine_version for each row execute function routine_version_is_whole();

-- "I have read": one row a person and version.
create table routine_receipt (
  tenant uuid not null,
  routine uuid not null,
  number integer not null,
  account uuid not null,
  read_at timestamptz not null default now(),
  -- All questions of the knowledge check answered right, the last time. How many times is kept nowhere.
  passed_at timestamptz,
  primary key (tenant, routine, number, account),
  foreign key (tenant, routine, number) references routine_version (tenant, routine, number),
  foreign key (tenant, account) references account (tenant, id)
);
create index routine_receipt_account on routine_receipt (tenant, account);
alter table routine_receipt enable row level security;
alter table routine_receipt force row level security;
create policy own_receipt on routine_receipt for select to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_receipt on routine_receipt is 'One sees what one has read oneself.';
create policy head_sees_receipts on routine_receipt for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()) and exists (select 1 from account a
    where a.tenant = routine_receipt.tenant and a.id = routine_receipt.account and a.unit = (select current_unit())));
comment on policy head_sees_receipts on routine_receipt is 'Whoever answers for the unit sees who has not read, and nobody else does: others see shares.';
create policy own_reading on routine_receipt for insert to samvarn_app
  with check (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_reading on routine_receipt is 'In the own name only: nobody reads for another.';
create policy own_passing on routine_receipt for update to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()) and passed_at is null)
  with check (tenant = (select current_tenant()) and account = (select current_actor()) and passed_at is not null);
comment on policy own_passing on routine_receipt is 'The knowledge check is passed in the own name, once.';
create policy worker_counts_receipts on routine_receipt for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_counts_receipts on routine_receipt is 'Shares for each unit, and whom to remind.';
grant select, insert, update (passed_at) on routine_receipt to samvarn_app;
grant select on routine_receipt to samvarn_worker;

-- When somebody was last told that routines wait to be read.
create table routine_reminder (
  tenant uuid not null,
  account uuid not null,
  told_at timestamptz not null default now(),
  primary key (tenant, account),
  foreign key (tenant, account) references account (tenant, id)
);
alter table routine_reminder enable row level security;
alter table routine_reminder force row level security;
create policy worker_keeps_reminders on routine_reminder for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_reminders on routine_reminder is 'At most one message a week to each, whatever waits.';
grant select, insert, update on routine_reminder to samvarn_worker;

-- What routines rest on, besides content/guidance.json ------------------------------------------------------------------
create table guidance_own (
  tenant uuid not null references tenant (id),
  id uuid not null,
  title text not null check (length(title) between 3 and 200),
  issuer text not null check (length(issuer) between 2 and 140),
  document text not null default '' check (length(document) <= 200),
  says text not null check (length(says) between 3 and 4000),
  source text not null default '' check (length(source) <= 400),
  valid_from date,
  added_by uuid not null,
  added_at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, added_by) references account (tenant, id)
);
alter table guidance_own enable row level security;
alter table guidance_own force row level security;
create policy everyone_reads_guidance on guidance_own for select to samvarn_app, samvarn_worker using (tenant = (select current_tenant()));
comment on policy everyone_reads_guidance on guidance_own is 'What a routine rests on is open to whoever reads the routine.';
create policy coordinator_adds_guidance on guidance_own for insert to samvarn_app
  with check (tenant = (select current_tenant()) and added_by = (select current_actor()) and 'coordinator' = any ((select current_roles())::text[]));
comment on policy coordinator_adds_guidance on guidance_own is 'The organisation''s own sources are added by its coordinator.';
grant select, insert on guidance_own to samvarn_app;
grant select on guidance_own to samvarn_worker;

-- What this organisation has seen of each source: each version of the content, each date that passed, each change recorded.
create table guidance_seen (
  tenant uuid not null references tenant (id),
  guidance text not null check (guidance ~ '^[a-z0-9][a-z0-9-]{1,59}$'),
  key text not null check (length(key) between 3 and 80),
  before text not null default '' check (length(before) <= 4000),
  after text not null check (length(after) between 1 and 4000),
  source text not null default '' check (length(source) <= 400),
  -- Null: read from the content by the organisation's own job.
  recorded_by uuid,
  seen_at timestamptz not null default now(),
  primary key (tenant, guidance, key),
  foreign key (tenant, recorded_by) references account (tenant, id)
);
alter table guidance_seen enable row level security;
alter table guidance_seen force row level security;
create policy everyone_reads_changes on guidance_seen for select to samvarn_app using (tenant = (select current_tenant()));
comment on policy everyone_reads_changes on guidance_seen is 'What changed in a source is no secret to those who work by it.';
create policy coordinator_records_changes on guidance_seen for insert to samvarn_app
  with check (tenant = (select current_tenant()) and recorded_by = (select current_actor()) and 'coordinator' = any ((select current_roles())::text[]));
comment on policy coordinator_records_changes on guidance_seen is 'The coordinator records that a guide has changed, in the own name.';
create policy worker_keeps_seen on guidance_seen for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()) and recorded_by is null);
comment on policy worker_keeps_seen on guidance_seen is 'The nightly job writes which texts and dates it has seen, so that each is told once.';
grant select, insert on guidance_seen to samvarn_app, samvarn_worker;

-- The quality work of the year ------------------------------------------------------------------------------------------
create table wheel_duty (
  tenant uuid not null references tenant (id),
  id uuid not null,
  kind text not null check (kind in ('routines', 'logs', 'circles', 'self_assessment', 'conversation', 'training', 'risks', 'deviations', 'report', 'other')),
  title text not null default '' check (length(title) <= 140),
  month integer not null check (month between 1 and 12),
  owner uuid not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, owner) references account (tenant, id),
  foreign key (tenant, created_by) references account (tenant, id),
  check (kind <> 'other' or length(btrim(title)) >= 3)
);
create index wheel_duty_owner on wheel_duty (tenant, owner);
alter table wheel_duty enable row level security;
alter table wheel_duty force row level security;
create policy everyone_sees_wheel on wheel_duty for select to samvarn_app using (tenant = (select current_tenant()));
comment on policy everyone_sees_wheel on wheel_duty is 'What is done when, and by which function, is open inside the organisation.';
create policy coordinator_plans_wheel on wheel_duty for insert to samvarn_app
  with check (tenant = (select current_tenant()) and created_by = (select current_actor()) and 'coordinator' = any ((select current_roles())::text[]));
comment on policy coordinator_plans_wheel on wheel_duty is 'The coordinator plans the quality work of the year.';
create policy coordinator_changes_wheel on wheel_duty for update to samvarn_app
  using (tenant = (select current_tenant()) and ended_at is null and 'coordinator' = any ((select current_roles())::text[]))
  with check (tenant = (select current_tenant()));
comment on policy coordinator_changes_wheel on wheel_duty is 'Moved to another month or owner, or ended; what was done in it stays.';
create policy worker_sees_wheel on wheel_duty for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_sees_wheel on wheel_duty is 'What somebody who leaves holds.';
create policy worker_moves_wheel on wheel_duty for update to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_moves_wheel on wheel_duty is 'A duty whose owner leaves gets a new one; no other column is granted.';
grant select, insert, update (title, month, owner, ended_at) on wheel_duty to samvarn_app;
grant select, update (owner) on wheel_duty to samvarn_worker;

create table wheel_done (
  tenant uuid not null,
  duty uuid not null,
  year integer not null check (year between 2000 and 2200),
  done_by uuid not null,
  done_at timestamptz not null default now(),
  shows text not null default '' check (length(shows) <= 400),
  primary key (tenant, duty, year),
  foreign key (tenant, duty) references wheel_duty (tenant, id),
  foreign key (tenant, done_by) references account (tenant, id)
);
alter table wheel_done enable row level security;
alter table wheel_done force row level security;
create policy everyone_sees_done on wheel_done for select to samvarn_app using (tenant = (select current_tenant()));
comment on policy everyone_sees_done on wheel_done is 'What has been done this year, and what shows it.';
create policy owner_marks_done on wheel_done for insert to samvarn_app
  with check (tenant = (select current_tenant()) and done_by = (select current_actor())
    and exists (select 1 from wheel_duty d where d.tenant = wheel_done.tenant and d.id = wheel_done.duty and d.ended_at is null
      and (d.owner = (select current_actor()) or 'coordinator' = any ((select current_roles())::text[]))));
comment on policy owner_marks_done on wheel_done is 'Marked by whoever answers for it, or the coordinator, in the own name and once a year.';
grant select, insert on wheel_done to samvarn_app;
