-- part: followup
-- Deviations and near misses: told without names, by name or without. Nothing of what was disclosed is kept here, and
-- nothing that says who told, unless the teller chose to sign.

create table deviation (
  tenant uuid not null references tenant (id),
  id uuid not null,
  -- A day, never a clock: with one, the log of who was signed in would tell.
  told_on date not null,
  -- The unit that it concerns. Null: no unit in particular; the coordinator handles it.
  unit uuid,
  kind text not null check (kind in ('export', 'access', 'document', 'enclosure', 'conversation', 'contact', 'post', 'status', 'assessment',
    'place', 'over_redaction', 'system', 'other')),
  step text not null check (step in ('receive', 'register', 'casework', 'decide', 'send', 'meet', 'buy', 'archive', 'end')),
  seriousness text not null check (seriousness in ('near_miss', 'small', 'large')),
  happened_sealed bytea not null,
  done_sealed bytea not null,
  -- Only where the teller signed.
  teller uuid,
  state text not null default 'told' check (state in ('told', 'judged', 'closed')),
  cause_sealed bytea,
  lesson_sealed bytea,
  routine uuid,
  handled_by uuid,
  handled_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, teller) references account (tenant, id),
  foreign key (tenant, handled_by) references account (tenant, id),
  check ((state = 'told') = (handled_by is null) and (handled_by is null) = (handled_at is null)),
  check ((state = 'told') = (cause_sealed is null)),
  check (state <> 'closed' or lesson_sealed is not null)
);
create index deviation_told on deviation (tenant, told_on desc);
alter table deviation enable row level security;
alter table deviation force row level security;
create policy handlers_see_deviations on deviation for select to samvarn_app
  using (tenant = (select current_tenant()) and ('coordinator' = any ((select current_roles())::text[])
    or unit = (select current_unit()) and (select is_unit_head())));
comment on policy handlers_see_deviations on deviation is 'The coordinator handles all, the head of a unit what concerns it.';
create policy teller_sees_signed on deviation for select to samvarn_app
  using (tenant = (select current_tenant()) and teller = (select current_actor()));
comment on policy teller_sees_signed on deviation is 'Whoever signed sees how it went. An unsigned one is nobody''s.';
create policy anyone_tells_signed on deviation for insert to samvarn_app
  with check (tenant = (select current_tenant()) and teller = (select current_actor()) and state = 'told');
comment on policy anyone_tells_signed on deviation is 'Told in the own name.';
create policy handlers_judge_deviations on deviation for update to samvarn_app
  using (tenant = (select current_tenant()) and state <> 'closed' and ('coordinator' = any ((select current_roles())::text[])
    or unit = (select current_unit()) and (select is_unit_head())))
  with check (tenant = (select current_tenant()) and handled_by = (select current_actor()));
comment on policy handlers_judge_deviations on deviation is 'Judged and closed by whoever handles it, in the own name. What is closed stays closed.';
create policy worker_takes_unsigned on deviation for insert to samvarn_worker
  with check (tenant = (select current_tenant()) and teller is null and state = 'told');
comment on policy worker_takes_unsigned on deviation is 'What is told without a name is written by the organisation itself, so that no account stands behind the row.';
create policy worker_counts_deviations on deviation for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_counts_deviations on deviation is 'How many wait, and for whom.';
grant select, insert, update (state, cause_sealed, lesson_sealed, routine, handled_by, handled_at) on deviation to samvarn_app;
grant insert on deviation to samvarn_worker;
grant select (tenant, id, told_on, unit, kind, seriousness, state) on deviation to samvarn_worker;
