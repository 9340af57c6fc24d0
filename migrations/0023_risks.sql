-- part: followup
-- How protected data moves in the organisation, and what may go wrong on the way. No person is named in any of it; since
-- it tells where the organisation is weak, its words are sealed under the organisation's own key.

create table data_flow (
  tenant uuid not null,
  id uuid not null,
  unit uuid,
  -- in: comes from outside; inside: stays; out: leaves.
  reach text not null check (reach in ('in', 'inside', 'out')),
  template text check (template ~ '^[a-z][a-z0-9-]{1,59}$'),
  sealed bytea not null,
  created_by uuid not null,
  created_at timestamptz not null default now() check (created_at <= now()),
  closed_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, created_by) references account (tenant, id)
);
create index data_flow_unit on data_flow (tenant, unit);

create table risk (
  tenant uuid not null,
  id uuid not null,
  unit uuid,
  flow uuid,
  template text check (template ~ '^[a-z][a-z0-9-]{1,59}$'),
  owner uuid not null,
  likelihood smallint not null check (likelihood between 1 and 5),
  harm smallint not null check (harm between 1 and 5),
  -- What is left when the actions are done.
  left_likelihood smallint check (left_likelihood between 1 and 5),
  left_harm smallint check (left_harm between 1 and 5),
  treatment text check (treatment in ('reduce', 'avoid', 'share', 'accept')),
  review_by date not null,
  accepted_by uuid,
  accepted_until date,
  closed_at timestamptz,
  sealed bytea not null,
  created_by uuid not null,
  created_at timestamptz not null default now() check (created_at <= now()),
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, flow) references data_flow (tenant, id),
  foreign key (tenant, owner) references account (tenant, id),
  foreign key (tenant, accepted_by) references account (tenant, id),
  foreign key (tenant, created_by) references account (tenant, id),
  check ((left_likelihood is null) = (left_harm is null)),
  check ((accepted_by is null) = (accepted_until is null)),
  check (accepted_until is null or treatment = 'accept')
);
create index risk_unit on risk (tenant, unit);
create index risk_owner on risk (tenant, owner);

alter table risk enable row level security;
alter table risk force row level security;
create policy concerned_see_risks on risk for select to samvarn_app
  using (tenant = (select current_tenant()) and (owner = (select current_actor())
    or 'coordinator' = any ((select current_roles())::text[])
    or unit = (select current_unit()) and (select is_unit_head())));
comment on policy concerned_see_risks on risk is 'Its owner, the head of its unit and the coordinator: others are not told where the organisation is weak.';
create policy deciders_write_risks on risk for insert to samvarn_app
  with check (tenant = (select current_tenant()) and created_by = (select current_actor()) and accepted_by is null and closed_at is null
    and ('coordinator' = any ((select current_roles())::text[]) or unit = (select current_unit()) and (select is_unit_head())));
comment on policy deciders_write_risks on risk is 'Risks are written by the head for the own unit and by the coordinator for any, in the own name.';
create policy concerned_tend_risks on risk for update to samvarn_app
  using (tenant = (select current_tenant()) and (owner = (select current_actor())
    or 'coordinator' = any ((select current_roles())::text[])
    or unit = (select current_unit()) and (select is_unit_head())))
  with check (tenant = (select current_tenant()) and (accepted_until is null or accepted_until <= current_date + 366));
comment on policy concerned_tend_risks on risk is 'The owner judges what is left; a trigger keeps acceptance, closing and the rest for head and coordinator.';
create policy worker_reads_risks on risk for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_risks on risk is 'What somebody who leaves holds; no words are granted.';
create policy worker_moves_risks on risk for update to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_moves_risks on risk is 'A risk whose owner leaves gets a new one; no other column is granted.';
grant select, insert, update (unit, flow, owner, likelihood, harm, left_likelihood, left_harm, treatment, review_by, accepted_by, accepted_until, closed_at, sealed)
  on risk to samvarn_app;
grant select (tenant, id, owner, unit, closed_at), update (owner) on risk to samvarn_worker;

-- Nobody accepts danger to life for longer than a quarter, or anything for longer than a year.
create function risk_is_decided() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if current_user = 'samvarn_app' and not ('coordinator' = any (public.current_roles())
      or old.unit is not distinct from public.current_unit() and old.unit is not null and public.is_unit_head())
    and (new.unit, new.flow, new.owner, new.treatment, new.review_by, new.accepted_by, new.accepted_until, new.closed_at, new.sealed)
      is distinct from (old.unit, old.flow, old.owner, old.treatment, old.review_by, old.accepted_by, old.accepted_until, old.closed_at, old.sealed) then
    raise exception 'decided by others' using errcode = 'insufficient_privilege';
  end if;
  if current_user = 'samvarn_app' and new.accepted_until is distinct from old.accepted_until and new.accepted_until is not null
    and (new.accepted_by is distinct from public.current_actor()
      or new.accepted_until > current_date + case when new.harm = 5 then 92 else 366 end) then
    raise exception 'accepted too long or in another name' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger risk_decided before update on risk for each row execute function risk_is_decided();

alter table data_flow enable row level security;
alter table data_flow force row level security;
create policy deciders_keep_flows on data_flow for all to samvarn_app
  using (tenant = (select current_tenant()) and ('coordinator' = any ((select current_roles())::text[])
    or unit = (select current_unit()) and (select is_unit_head())))
  with check (tenant = (select current_tenant()) and ('coordinator' = any ((select current_roles())::text[])
    or unit = (select current_unit()) and (select is_unit_head())));
comment on policy deciders_keep_flows on data_flow is 'The map is drawn by the head for the own unit and by the coordinator for all.';
create policy head_sees_common_flows on data_flow for select to samvarn_app
  using (tenant = (select current_tenant()) and unit is null and (select is_unit_head()));
comment on policy head_sees_common_flows on data_flow is 'What moves in the whole organisation moves in each unit: every head sees it.';
create policy owner_of_risk_sees_flow on data_flow for select to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from risk r where r.tenant = data_flow.tenant and r.flow = data_flow.id
    and r.owner = (select current_actor())));
comment on policy owner_of_risk_sees_flow on data_flow is 'Whoever owns a risk sees the flow that it stands on.';
grant select, insert, update (unit, reach, sealed, closed_at) on data_flow to samvarn_app;

-- How it was judged, decided and changed, in order. Never changed, never taken away.
create table risk_judgement (
  tenant uuid not null,
  id uuid not null,
  risk uuid not null,
  kind text not null check (kind in ('written', 'judged', 'left', 'treated', 'accepted', 'acceptance_ended', 'reviewed', 'changed', 'closed', 'reopened', 'handed_over')),
  likelihood smallint check (likelihood between 1 and 5),
  harm smallint check (harm between 1 and 5),
  until date,
  sealed bytea,
  by uuid,
  at timestamptz not null default now() check (at <= now()),
  primary key (tenant, id),
  foreign key (tenant, risk) references risk (tenant, id),
  foreign key (tenant, by) references account (tenant, id)
);
create index risk_judgement_risk on risk_judgement (tenant, risk, at);
alter table risk_judgement enable row level security;
alter table risk_judgement force row level security;
create policy concerned_read_judgements on risk_judgement for select to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from risk r where r.tenant = risk_judgement.tenant and r.id = risk_judgement.risk));
comment on policy concerned_read_judgements on risk_judgement is 'Whoever reaches the risk reads how it was judged: the row of the risk decides.';
create policy concerned_write_judgements on risk_judgement for insert to samvarn_app
  with check (tenant = (select current_tenant()) and by = (select current_actor())
    and exists (select 1 from risk r where r.tenant = risk_judgement.tenant and r.id = risk_judgement.risk));
comment on policy concerned_write_judgements on risk_judgement is 'In the own name, about a risk within reach.';
create policy worker_writes_risk_hand_over on risk_judgement for insert to samvarn_worker
  with check (tenant = (select current_tenant()) and kind = 'handed_over' and by is null and sealed is null);
comment on policy worker_writes_risk_hand_over on risk_judgement is 'That a risk was handed over when its owner left.';
grant select, insert on risk_judgement to samvarn_app;
grant insert on risk_judgement to samvarn_worker;
