-- part: followup
-- Rounds as a coordinator holds them, and the keys that documents between organisations are signed with. Nothing here is
-- about a person. What tells where an organisation is weak lies behind the coordinator's role, and words are sealed; which
-- provision of secrecy law applies is for the authority to judge (OSL 5:5), and none is claimed here.

create function is_national_coordinator() returns boolean language sql stable set search_path = pg_catalog, public
  as $$ select 'national_coordinator' = any (public.current_roles()) $$;
create function is_coordinator() returns boolean language sql stable set search_path = pg_catalog, public
  as $$ select 'coordinator' = any (public.current_roles()) $$;
grant execute on function is_national_coordinator(), is_coordinator() to samvarn_app, samvarn_worker, samvarn_sequencer, samvarn_reviewer;

-- Keys ----------------------------------------------------------------------------------------------------------------
create table exchange_key (
  tenant uuid primary key references tenant (id),
  public_key bytea not null check (octet_length(public_key) = 32),
  private_sealed bytea not null,
  made_at timestamptz not null default now()
);
alter table exchange_key enable row level security;
alter table exchange_key force row level security;
create policy coordinators_sign on exchange_key for all to samvarn_app
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator', 'national_coordinator', 'unit_head'])
  with check (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator', 'national_coordinator', 'unit_head']);
comment on policy coordinators_sign on exchange_key is 'Those who send a round or an answer sign it in the organisation''s name; the private half is sealed.';
create policy worker_signs on exchange_key for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_signs on exchange_key is 'Jobs deliver rounds and answers in the organisation''s name.';
grant select, insert on exchange_key to samvarn_app, samvarn_worker;

create table exchange_peer (
  tenant uuid not null references tenant (id),
  -- An organisation's id, or what the organisation here calls it.
  peer text not null check (length(peer) between 1 and 120),
  public_key bytea not null check (octet_length(public_key) = 32),
  pinned_at timestamptz not null default now(),
  primary key (tenant, peer)
);
alter table exchange_peer enable row level security;
alter table exchange_peer force row level security;
create policy coordinators_pin on exchange_peer for all to samvarn_app
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator', 'national_coordinator'])
  with check (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator', 'national_coordinator']);
comment on policy coordinators_pin on exchange_peer is 'The key of another organisation is pinned at first contact, and let go by hand after a call.';
create policy worker_pins on exchange_peer for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_pins on exchange_peer is 'A job that takes an answer pins its key, or stops when it is another.';
grant select, insert, delete on exchange_peer to samvarn_app, samvarn_worker;

-- Rounds --------------------------------------------------------------------------------------------------------------
create table round (
  tenant uuid not null references tenant (id),
  id uuid not null,
  title text not null check (length(title) between 1 and 200),
  lead text not null check (length(lead) <= 5000),
  -- Who is to see what, told to everyone who is invited.
  secrecy text not null check (length(secrecy) <= 5000),
  -- The provision that the authority itself has chosen for its mark (OSL 5:5), with the day of it. None is given by us.
  provision text check (length(provision) between 1 and 200),
  marked_on date,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'archived')),
  opens date not null,
  closes date not null,
  county_sees boolean not null default true,
  former uuid,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  opened_at timestamptz,
  closed_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, former) references round (tenant, id),
  foreign key (tenant, created_by) references account (tenant, id),
  check (closes >= opens),
  check ((provision is null) = (marked_on is null))
);
create index round_state on round (tenant, state, closes);

create table round_set (
  tenant uuid not null,
  round uuid not null,
  set_id text not null,
  version text not null,
  place smallint not null,
  -- The set whole, as asked: later versions never change what was asked.
  document jsonb not null,
  primary key (tenant, round, set_id),
  foreign key (tenant, round) references round (tenant, id)
);

-- Whom a coordinator knows: the same organisation from round to round.
create table round_organisation (
  tenant uuid not null references tenant (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  kind text not null check (kind in ('state_agency', 'region', 'municipality', 'county_board', 'ngo', 'company')),
  county text check (county ~ '^[0-9]{2}$'),
  -- Stands in this installation.
  hosted uuid,
  address_sealed bytea,
  changed_at timestamptz not null default now(),
  primary key (tenant, id)
);
create unique index round_organisation_name on round_organisation (tenant, kind, lower(name));

-- Which county board supports which county in a round.
create table round_supporter (
  tenant uuid not null,
  round uuid not null,
  county text not null check (county ~ '^[0-9]{2}$'),
  supporter uuid not null,
  name text not null check (length(name) between 1 and 120),
  primary key (tenant, round, county),
  foreign key (tenant, round) references round (tenant, id)
);

create table round_invitation (
  tenant uuid not null,
  id uuid not null,
  round uuid not null,
  organisation uuid not null,
  -- As they were when invited.
  name text not null,
  kind text not null,
  county text,
  hosted uuid,
  supporter uuid,
  -- SHA-256 of the link's token and of the reply code; both follow from a key that the database never holds.
  token_hash bytea not null check (octet_length(token_hash) = 32),
  token_generation integer not null default 1,
  reply_hash bytea not null check (octet_length(reply_hash) = 32),
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  seen_at timestamptz,
  begun_at timestamptz,
  answered_at timestamptz,
  number integer not null default 0,
  county_sees_levels boolean not null default false,
  -- More time for this one organisation.
  closes date,
  reopened_at timestamptz,
  wants_again_at timestamptz,
  withdrawn_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, round) references round (tenant, id),
  foreign key (tenant, organisation) references round_organisation (tenant, id)
);
create unique index round_invitation_once on round_invitation (tenant, round, organisation);
create index round_invitation_token on round_invitation (token_hash);
create index round_invitation_reply on round_invitation (reply_hash);
create index round_invitation_supporter on round_invitation (supporter) where supporter is not null;
create index round_invitation_hosted on round_invitation (hosted) where hosted is not null;

-- Answers -------------------------------------------------------------------------------------------------------------
create table round_answer (
  tenant uuid not null,
  invitation uuid not null,
  number integer not null check (number > 0),
  received_at timestamptz not null default now(),
  signed_off_at timestamptz not null,
  signed_off_by text check (length(signed_off_by) <= 300),
  sharing text not null check (sharing in ('levels', 'levels_and_words')),
  -- The organisation's own mark, when it has made one: provision, date, authority.
  mark jsonb,
  way text not null check (way in ('here', 'api', 'file', 'page', 'sheet')),
  primary key (tenant, invitation, number),
  foreign key (tenant, invitation) references round_invitation (tenant, id)
);
-- One row for each set that an organisation answered. `levels` in the order of the set's questions: null not answered,
-- -1 does not apply, otherwise the level; so that the database does the counting.
create table round_answer_part (
  tenant uuid not null,
  invitation uuid not null,
  number integer not null,
  set_id text not null,
  round uuid not null,
  -- As the organisation was when invited: beside the levels, so that counting needs no other table.
  kind text not null,
  county text,
  levels smallint[] not null,
  chosen jsonb,
  staff jsonb,
  -- Words, sealed, where the organisation chose to share them; null otherwise.
  words_sealed bytea,
  current boolean not null default true,
  primary key (tenant, invitation, number, set_id),
  foreign key (tenant, invitation, number) references round_answer (tenant, invitation, number)
);
create index round_answer_part_round on round_answer_part (tenant, round) where current;

-- Answers begun on the page of the link, or read from its spreadsheet: sealed until they are sent.
create table round_draft (
  tenant uuid not null,
  invitation uuid not null,
  set_id text not null,
  sealed bytea not null,
  edition integer not null default 1,
  changed_at timestamptz not null default now(),
  primary key (tenant, invitation, set_id),
  foreign key (tenant, invitation) references round_invitation (tenant, id)
);
-- Mail without content to function addresses. One reminder a day and organisation, whoever asks.
create table round_mail (
  tenant uuid not null,
  id uuid not null,
  invitation uuid not null,
  reason text not null check (reason in ('invited', 'again', 'reminder', 'reopened', 'extended')),
  day date not null default (now() at time zone 'Europe/Stockholm')::date,
  created_at timestamptz not null default now(),
  tried_at timestamptz,
  attempts integer not null default 0,
  in_doubt boolean not null default false,
  accepted_at timestamptz,
  failed_at timestamptz,
  status text check (status ~ '^[245](\.[0-9]{1,3}){2}$'),
  primary key (tenant, id),
  foreign key (tenant, invitation) references round_invitation (tenant, id)
);
create unique index round_mail_reminder on round_mail (tenant, invitation, day) where reason = 'reminder';
create index round_mail_open on round_mail (tenant, created_at) where accepted_at is null and failed_at is null;
-- What a county board did or offered. To the organisation, the coordinator and the board itself.
create table round_note (
  tenant uuid not null,
  id uuid not null,
  invitation uuid not null,
  by_tenant uuid not null,
  by_name text not null,
  body text not null check (length(body) between 1 and 2000),
  created_at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, invitation) references round_invitation (tenant, id)
);
create index round_note_invitation on round_note (tenant, invitation, created_at);
-- What organisations of one kind answered when the round closed: frozen, so that no two pictures differ by one answer.
create table round_picture (
  tenant uuid not null,
  round uuid not null,
  kind text not null,
  counts jsonb not null,
  made_at timestamptz not null default now(),
  primary key (tenant, round, kind),
  foreign key (tenant, round) references round (tenant, id)
);

-- Who reaches what ----------------------------------------------------------------------------------------------------
do $$
declare t text;
begin
  foreach t in array array['round', 'round_set', 'round_organisation', 'round_supporter', 'round_invitation', 'round_answer',
    'round_answer_part', 'round_draft', 'round_mail', 'round_note', 'round_picture'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy national_keeps_rounds on %I for all to samvarn_app
      using (tenant = (select current_tenant()) and (select is_national_coordinator()))
      with check (tenant = (select current_tenant()) and (select is_national_coordinator()))', t);
    execute format('comment on policy national_keeps_rounds on %I is %L', t,
      'Rounds are the national coordinator''s, in the own organisation, and nobody else''s there.');
    execute format('create policy worker_keeps_rounds on %I for all to samvarn_worker
      using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()))', t);
    execute format('comment on policy worker_keeps_rounds on %I is %L', t,
      'Jobs deliver, remind, receive and close in the coordinator''s name; a link''s page acts through the same after its token has been found.');
    execute format('grant select, insert, update, delete on %I to samvarn_app, samvarn_worker', t);
  end loop;
end $$;
-- What has been received stays as it was; a later answer is a row of its own.
revoke update, delete on round_answer from samvarn_app, samvarn_worker;
revoke delete on round_answer_part, round_note, round_invitation, round_picture from samvarn_app, samvarn_worker;
revoke insert, update on round_answer, round_answer_part from samvarn_app;
revoke update on round_answer_part from samvarn_worker;
revoke select, insert, update, delete on round_draft from samvarn_app;
drop policy national_keeps_rounds on round_draft;
grant update (current) on round_answer_part to samvarn_worker;

create policy presented_link on round_invitation for select to samvarn_app using (token_hash = (select current_session_hash()));
comment on policy presented_link on round_invitation is 'Without an account: the one invitation whose link is followed.';
create policy presented_reply on round_invitation for select to samvarn_app using (reply_hash = (select current_session_hash()));
comment on policy presented_reply on round_invitation is 'An installation of its own answers with the code that its round came with: that invitation and no other.';
create policy invited_here on round_invitation for select to samvarn_worker using (hosted = (select current_tenant()));
comment on policy invited_here on round_invitation is 'The invited organisation''s own job finds whose invitation it answers; another organisation''s it never finds.';
create policy county_sees_invited on round_invitation for select to samvarn_app, samvarn_worker
  using (supporter = (select current_tenant()) and ((select is_coordinator()) or current_user = 'samvarn_worker'));
comment on policy county_sees_invited on round_invitation is 'A county board''s coordinator sees whether the organisations of its own county have answered, where the round gives it that county.';
create policy county_sees_round on round for select to samvarn_app
  using (state <> 'draft' and (select is_coordinator()) and exists (select 1 from round_invitation i
    where i.tenant = round.tenant and i.round = round.id and i.supporter = (select current_tenant())));
comment on policy county_sees_round on round is 'A county board sees the round in which its county takes part.';
create policy county_sees_sets on round_set for select to samvarn_app
  using ((select is_coordinator()) and exists (select 1 from round_invitation i
    where i.tenant = round_set.tenant and i.round = round_set.round and i.supporter = (select current_tenant())));
comment on policy county_sees_sets on round_set is 'What is asked is no secret to the county board that supports those who answer.';
create policy county_sees_levels on round_answer_part for select to samvarn_app
  using (current and (select is_coordinator()) and exists (select 1 from round_invitation i
    where i.tenant = round_answer_part.tenant and i.id = round_answer_part.invitation and i.supporter = (select current_tenant())
      and i.county_sees_levels));
comment on policy county_sees_levels on round_answer_part is 'Levels of an organisation that has chosen to let its county board see them; words are sealed under the coordinator''s key.';
create policy county_reminds on round_mail for insert to samvarn_app, samvarn_worker
  with check (reason = 'reminder' and attempts = 0 and ((select is_coordinator()) or current_user = 'samvarn_worker')
    and exists (select 1 from round_invitation i
      where i.tenant = round_mail.tenant and i.id = round_mail.invitation and i.supporter = (select current_tenant())));
comment on policy county_reminds on round_mail is 'A county board reminds those of its own county; once a day, whoever reminds.';
create policy county_sees_reminders on round_mail for select to samvarn_app, samvarn_worker
  using (((select is_coordinator()) or current_user = 'samvarn_worker') and exists (select 1 from round_invitation i
    where i.tenant = round_mail.tenant and i.id = round_mail.invitation and i.supporter = (select current_tenant())));
comment on policy county_sees_reminders on round_mail is 'A county board sees when those of its county were last reminded.';
create policy county_writes_notes on round_note for insert to samvarn_app
  with check (by_tenant = (select current_tenant()) and (select is_coordinator()) and exists (select 1 from round_invitation i
    where i.tenant = round_note.tenant and i.id = round_note.invitation and i.supporter = (select current_tenant())));
comment on policy county_writes_notes on round_note is 'A county board notes what support it has given, in its own name, for its own county.';
create policy county_sees_notes on round_note for select to samvarn_app
  using ((select is_coordinator()) and exists (select 1 from round_invitation i
    where i.tenant = round_note.tenant and i.id = round_note.invitation and i.supporter = (select current_tenant())));
comment on policy county_sees_notes on round_note is 'A county board reads the notes about those of its own county.';
