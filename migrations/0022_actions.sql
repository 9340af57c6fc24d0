-- part: followup
-- Actions: what is to be done about a gap, a risk or a deviation, by whom and when, and whether it helped. What tells
-- where an organisation is weak is sealed: titles, reasons, notes and evidence lie under the organisation's own key.

create table action_item (
  tenant uuid not null,
  id uuid not null,
  -- Where it came from, in a room of its own: no key between rooms, since an installation may lack one of them.
  origin_kind text not null check (origin_kind in ('own', 'answer', 'conversation', 'risk', 'routine', 'deviation', 'training')),
  origin_id text not null check (origin_id ~ '^[A-Za-z0-9:/._-]{1,120}$'),
  unit uuid,
  owner uuid not null,
  due date not null,
  state text not null default 'planned' check (state in ('planned', 'going', 'waiting', 'done', 'dropped')),
  state_at timestamptz not null default now(),
  sealed bytea not null,
  effect_due date,
  effect text check (effect in ('helped', 'partly', 'did_not', 'cannot_say')),
  effect_at timestamptz,
  created_by uuid not null,
  created_at timestamptz not null default now() check (created_at <= now()),
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, owner) references account (tenant, id),
  foreign key (tenant, created_by) references account (tenant, id),
  check (state = 'done' or (effect_due is null and effect is null)),
  check ((effect is null) = (effect_at is null))
);
create index action_item_owner on action_item (tenant, owner);
create index action_item_unit on action_item (tenant, unit);
create index action_item_origin on action_item (tenant, origin_kind, origin_id);
alter table action_item enable row level security;
alter table action_item force row level security;
create policy concerned_see_actions on action_item for select to samvarn_app
  using (tenant = (select current_tenant()) and (owner = (select current_actor()) or created_by = (select current_actor())
    or 'coordinator' = any ((select current_roles())::text[])
    or unit = (select current_unit()) and (select is_unit_head())));
comment on policy concerned_see_actions on action_item is 'Whoever is to do it, whoever raised it, the head of its unit and the coordinator: others are not told where the organisation is weak.';
create policy anyone_raises_actions on action_item for insert to samvarn_app
  with check (tenant = (select current_tenant()) and created_by = (select current_actor()) and state = 'planned'
    and (unit is null or unit = (select current_unit()) or 'coordinator' = any ((select current_roles())::text[])));
comment on policy anyone_raises_actions on action_item is 'From a gap to an action in one step, in the own name, for the own unit or the whole; the coordinator for any unit.';
create policy concerned_work_on_actions on action_item for update to samvarn_app
  using (tenant = (select current_tenant()) and (owner = (select current_actor())
    or 'coordinator' = any ((select current_roles())::text[])
    or unit = (select current_unit()) and (select is_unit_head())))
  with check (tenant = (select current_tenant()));
comment on policy concerned_work_on_actions on action_item is 'The owner reports; the head of the unit and the coordinator steer. A trigger keeps the owner from moving the day or handing it on.';
create policy worker_reads_actions on action_item for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_actions on action_item is 'Reminders without content, and what somebody who leaves holds.';
create policy worker_moves_actions on action_item for update to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_moves_actions on action_item is 'An action whose owner leaves gets a new one; no other column is granted.';
grant select, insert, update (owner, due, state, state_at, sealed, effect_due, effect, effect_at) on action_item to samvarn_app;
grant select (tenant, id, owner, unit, due, state, effect_due, effect), update (owner) on action_item to samvarn_worker;

create function action_is_steered() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if current_user = 'samvarn_app' and not ('coordinator' = any (public.current_roles())
      or old.unit is not distinct from public.current_unit() and old.unit is not null and public.is_unit_head())
    and ((new.owner, new.due) is distinct from (old.owner, old.due)
      or old.state in ('done', 'dropped') and new.state is distinct from old.state or new.state = 'dropped' and old.state <> 'dropped') then
    raise exception 'steered by others' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger action_steered before update on action_item for each row execute function action_is_steered();

-- What was done, in order. Never changed, never taken away.
create table action_entry (
  tenant uuid not null,
  id uuid not null,
  action uuid not null,
  kind text not null check (kind in ('raised', 'note', 'state', 'steered', 'evidence', 'evidence_removed', 'effect', 'handed_over')),
  state text check (state in ('planned', 'going', 'waiting', 'done', 'dropped')),
  sealed bytea,
  by uuid,
  at timestamptz not null default now() check (at <= now()),
  primary key (tenant, id),
  foreign key (tenant, action) references action_item (tenant, id),
  foreign key (tenant, by) references account (tenant, id)
);
create index action_entry_action on action_entry (tenant, action, at);
alter table action_entry enable row level security;
alter table action_entry force row level security;
create policy concerned_read_entries on action_entry for select to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from action_item a where a.tenant = action_entry.tenant and a.id = action_entry.action));
comment on policy concerned_read_entries on action_entry is 'Whoever reaches the action reads its history: the row of the action decides.';
create policy concerned_write_entries on action_entry for insert to samvarn_app
  with check (tenant = (select current_tenant()) and by = (select current_actor())
    and exists (select 1 from action_item a where a.tenant = action_entry.tenant and a.id = action_entry.action));
comment on policy concerned_write_entries on action_entry is 'In the own name, about an action within reach.';
create policy worker_writes_hand_over on action_entry for insert to samvarn_worker
  with check (tenant = (select current_tenant()) and kind = 'handed_over' and by is null and sealed is null);
comment on policy worker_writes_hand_over on action_entry is 'That an action was handed over when its owner left.';
grant select, insert on action_entry to samvarn_app;
grant insert on action_entry to samvarn_worker;

-- What shows that it was done. Never leaves the organisation: no answer to a round carries it.
create table action_evidence (
  tenant uuid not null,
  id uuid not null,
  action uuid not null,
  kind text not null check (kind in ('file', 'link')),
  name_sealed bytea not null,
  content_sealed bytea,
  bytes integer not null check (bytes >= 0),
  added_by uuid not null,
  added_at timestamptz not null default now(),
  removed_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, action) references action_item (tenant, id),
  foreign key (tenant, added_by) references account (tenant, id),
  -- What is taken away is gone, not hidden.
  check (removed_at is null or content_sealed is null)
);
create index action_evidence_action on action_evidence (tenant, action);
alter table action_evidence enable row level security;
alter table action_evidence force row level security;
create policy concerned_keep_evidence on action_evidence for all to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from action_item a where a.tenant = action_evidence.tenant and a.id = action_evidence.action))
  with check (tenant = (select current_tenant()) and exists (select 1 from action_item a where a.tenant = action_evidence.tenant and a.id = action_evidence.action));
comment on policy concerned_keep_evidence on action_evidence is 'Whoever reaches the action reaches its evidence: the row of the action decides.';
grant select, insert, update (content_sealed, removed_at) on action_evidence to samvarn_app;
