-- part: protect
-- Nödöppning: somebody outside the circle must help one person now. What she may read is held by row security: one
-- person, the kinds of data that she asked for, in one transaction that presents the opening, while it is open.

-- Which opening this transaction presents. Set by the one deed that shows, for its own transaction only.
create function current_glass() returns uuid language sql stable set search_path = pg_catalog
  as $$ select nullif(current_setting('samvarn.glass', true), '')::uuid $$;
grant execute on function current_glass() to samvarn_app, samvarn_worker, samvarn_sequencer, samvarn_reviewer;

create table break_glass (
  tenant uuid not null,
  id uuid not null,
  account uuid not null,
  unit uuid not null,
  ground text not null check (ground in ('life', 'child', 'own_task', 'consent')),
  needed text[] not null check (cardinality(needed) between 1 and 4 and needed <@ array['contact', 'address', 'children', 'markings']),
  -- Sealed under the organisation's own key: the words may name the person.
  reason_sealed bytea not null,
  blind bytea not null check (octet_length(blind) = 16),
  -- The row of the log in which it was asked; a job writes beside it whom it turned out to be about.
  audit uuid not null,
  asked_at timestamptz not null default now(),
  state text not null default 'asked' check (state in ('asked', 'granted', 'refused')),
  -- Filled only when it is granted: a refusal tells whoever asked nothing, in the database either.
  person uuid,
  circle uuid,
  opened_at timestamptz,
  until timestamptz,
  ended_at timestamptz,
  ended_by uuid,
  primary key (tenant, id),
  foreign key (tenant, account) references account (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, audit) references audit (tenant, id),
  foreign key (tenant, person) references person (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id),
  check ((state = 'granted') = (person is not null) and (person is null) = (circle is null)),
  check ((opened_at is null) = (until is null) and (opened_at is null or state = 'granted')),
  -- S-R24: an hour at most, whatever the settings say.
  check (until <= opened_at + interval '60 minutes'),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null or opened_at is not null))
);
create index break_glass_account on break_glass (tenant, account, asked_at desc);
create index break_glass_waiting on break_glass (tenant, asked_at) where state = 'asked';

-- What the circle knows of it, and never the one who asked: whom it was about, why it was refused, what came of it.
create table break_glass_review (
  tenant uuid not null,
  id uuid not null,
  glass uuid not null,
  -- Who asked, so that nobody judges herself.
  account uuid not null,
  asked_at timestamptz not null,
  -- Absent when the number belongs to nobody here: then the log reviewer judges it.
  circle uuid,
  person uuid,
  refusal text check (refusal in ('absent', 'fingerade', 'colleague', 'oneself', 'relative', 'in_circle', 'not_entitled')),
  same_surname boolean not null default false,
  finding text check (finding in ('justified', 'unjustified', 'investigate')),
  finding_sealed bytea,
  reviewed_by uuid,
  reviewed_at timestamptz,
  primary key (tenant, id),
  unique (tenant, glass),
  foreign key (tenant, glass) references break_glass (tenant, id),
  foreign key (tenant, account) references account (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id),
  foreign key (tenant, person) references person (tenant, id),
  foreign key (tenant, reviewed_by) references account (tenant, id),
  check (reviewed_by <> account),
  check ((finding is null) = (reviewed_at is null) and (finding is null) = (finding_sealed is null) and (finding is null) = (reviewed_by is null)),
  check ((circle is null) = (person is null))
);
create index break_glass_review_circle on break_glass_review (tenant, circle, asked_at desc);
create index break_glass_review_open on break_glass_review (tenant, asked_at) where finding is null;

alter table break_glass_review enable row level security;
alter table break_glass_review force row level security;
create policy circle_reads_review on break_glass_review for select to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]) and account <> (select current_actor()));
comment on policy circle_reads_review on break_glass_review is 'The circle sees who opened its persons, and who tried; whoever asked does not see her own review.';
create policy head_is_told on break_glass_review for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()) and account <> (select current_actor())
    and exists (select 1 from circle c where c.tenant = break_glass_review.tenant and c.id = break_glass_review.circle and c.unit = (select current_unit())));
comment on policy head_is_told on break_glass_review is 'The head of the circle''s unit is the second person who is told at once (S-R24).';
create policy circle_judges on break_glass_review for update to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]) and account <> (select current_actor())
    and (select current_roles())::text[] && array['protection_officer', 'deputy'])
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]) and reviewed_by = (select current_actor()));
comment on policy circle_judges on break_glass_review is 'Officer or deputy of the circle judges, in her own name, never her own.';
create policy log_reviewer_sees_reviews on break_glass_review for select to samvarn_reviewer
  using (tenant = (select current_tenant()) and 'log_reviewer' = any ((select current_roles())::text[]));
comment on policy log_reviewer_sees_reviews on break_glass_review is 'The log reviewer sees every opening and attempt; ids and codes only.';
create policy log_reviewer_judges on break_glass_review for update to samvarn_reviewer
  using (tenant = (select current_tenant()) and 'log_reviewer' = any ((select current_roles())::text[]) and account <> (select current_actor()))
  with check (tenant = (select current_tenant()) and reviewed_by = (select current_actor()));
comment on policy log_reviewer_judges on break_glass_review is 'The log reviewer judges what no circle can, or has not in time.';
create policy worker_opens_glass_review on break_glass_review for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_opens_glass_review on break_glass_review is 'Whoever asks does not write what it was about: the organisation does.';
grant select on break_glass_review to samvarn_app, samvarn_reviewer;
grant update (finding, finding_sealed, reviewed_by, reviewed_at) on break_glass_review to samvarn_app, samvarn_reviewer;
grant select, insert on break_glass_review to samvarn_worker;

alter table break_glass enable row level security;
alter table break_glass force row level security;
create policy own_openings on break_glass for select to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_openings on break_glass is 'One sees one''s own openings, and until when.';
create policy somebody_asks on break_glass for insert to samvarn_app
  with check (tenant = (select current_tenant()) and account = (select current_actor()) and unit = (select current_unit())
    and state = 'asked' and opened_at is null
    and (select current_roles())::text[] && array['caseworker', 'registrar', 'unit_head', 'protection_officer', 'deputy']
    and not (select current_roles())::text[] && array['system_owner', 'log_reviewer']);
comment on policy somebody_asks on break_glass is 'Those who meet people may ask, in their own name; those who keep accounts or review the log never.';
create policy own_opening_moves on break_glass for update to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()))
  with check (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_opening_moves on break_glass is 'One opens what was granted, once, and closes it; a trigger holds the hours.';
create policy circle_sees_opening on break_glass for select to samvarn_app
  using (tenant = (select current_tenant())
    and exists (select 1 from break_glass_review r where r.tenant = break_glass.tenant and r.glass = break_glass.id));
comment on policy circle_sees_opening on break_glass is 'Whoever reads its review reads it; break_glass_review''s own policies decide who.';
create policy circle_ends_opening on break_glass for update to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[])
    and (select current_roles())::text[] && array['protection_officer', 'deputy'])
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy circle_ends_opening on break_glass is 'Officer or deputy closes an opening at any moment.';
create policy log_reviewer_sees_openings on break_glass for select to samvarn_reviewer
  using (tenant = (select current_tenant()) and 'log_reviewer' = any ((select current_roles())::text[]));
comment on policy log_reviewer_sees_openings on break_glass is 'The log reviewer sees every opening and attempt.';
create policy worker_settles_glass on break_glass for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_settles_glass on break_glass is 'The organisation finds out whom the number means; whoever asks cannot look her up.';
grant select, insert, update (opened_at, until, ended_at, ended_by) on break_glass to samvarn_app;
grant select on break_glass to samvarn_reviewer;
grant select, update (state, person, circle) on break_glass to samvarn_worker;

create function break_glass_holds() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if current_user not in ('samvarn_app', 'samvarn_worker') then return new; end if;
  if current_user = 'samvarn_worker' and old.state <> 'asked' then
    raise exception 'settled once' using errcode = 'check_violation';
  end if;
  -- A person with fingerade personuppgifter is opened by nobody outside her circle (OSL 21:3 third paragraph).
  if new.state = 'granted' and old.state = 'asked'
    and exists (select 1 from marking m where m.tenant = new.tenant and m.person = new.person and m.level = 'fingerade_personuppgifter') then
    raise exception 'fingerade' using errcode = 'check_violation';
  end if;
  if (new.opened_at, new.until) is distinct from (old.opened_at, old.until) and (old.opened_at is not null
      or old.account <> public.current_actor() or new.opened_at > now() or new.until > now() + interval '60 minutes'
      or old.asked_at < now() - interval '10 minutes') then
    raise exception 'opened once' using errcode = 'check_violation';
  end if;
  if (new.ended_at, new.ended_by) is distinct from (old.ended_at, old.ended_by)
    and (old.ended_at is not null or new.ended_by is distinct from public.current_actor()) then
    raise exception 'ended once' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger break_glass_held before update on break_glass for each row execute function break_glass_holds();

create function break_glass_review_holds() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if old.finding is not null then raise exception 'judged once' using errcode = 'check_violation'; end if;
  return new;
end $$;
create trigger break_glass_review_held before update on break_glass_review for each row execute function break_glass_review_holds();

-- What the opening lets through ----------------------------------------------------------------------------------------
-- Suspended accounts have no unit and lost roles are not among current_roles(): the opening ends with them.
create policy through_glass on person for select to samvarn_app
  using ((select current_glass()) is not null and tenant = (select current_tenant()) and exists (select 1 from break_glass g
    where g.tenant = person.tenant and g.id = (select current_glass()) and g.person = person.id and g.circle = person.circle
      and g.account = (select current_actor()) and g.ended_at is null and now() between g.opened_at and g.until
      and g.unit = (select current_unit()) and person.state <> 'ended'
      and (select current_roles())::text[] && array['caseworker', 'registrar', 'unit_head', 'protection_officer', 'deputy']
      and not (select current_roles())::text[] && array['system_owner', 'log_reviewer']));
comment on policy through_glass on person is 'Nödöppning: one person, for the one who opened, while it is open, in the transaction that presents it (S-R24).';
create policy through_glass on person_datum for select to samvarn_app
  using ((select current_glass()) is not null and tenant = (select current_tenant()) and not masked and ended_at is null
    and exists (select 1 from person p where p.tenant = person_datum.tenant and p.id = person_datum.person)
    and exists (select 1 from break_glass g
      where g.tenant = person_datum.tenant and g.id = (select current_glass()) and g.person = person_datum.person
        and ((person_datum.class in ('phone', 'email') and 'contact' = any (g.needed))
          or (person_datum.class in ('address', 'postcode') and 'address' = any (g.needed))
          or (person_datum.class in ('relation', 'school', 'preschool') and 'children' = any (g.needed)))));
comment on policy through_glass on person_datum is 'Only the kinds of data that were asked for, never what is masked; person''s own policy decides whether it is open.';
create policy through_glass on marking for select to samvarn_app
  using ((select current_glass()) is not null and tenant = (select current_tenant())
    and exists (select 1 from person p where p.tenant = marking.tenant and p.id = marking.person)
    and exists (select 1 from break_glass g
      where g.tenant = marking.tenant and g.id = (select current_glass()) and g.person = marking.person and 'markings' = any (g.needed)));
comment on policy through_glass on marking is 'Markings, when they were asked for; person''s own policy decides whether it is open.';
