-- part: platform
-- Organisations' units, the accounts that sign in, their roles, their circles and their sessions.

create table unit (
  tenant uuid not null references tenant (id),
  id uuid not null,
  name text not null,
  -- SCB's code of the municipality or county where the unit sits: the sender's place in a röjandekontroll.
  place_code text check (place_code ~ '^[0-9]{2}([0-9]{2})?$'),
  created_at timestamptz not null default now(),
  primary key (tenant, id)
);
alter table unit enable row level security;
alter table unit force row level security;
create policy unit_within_tenant on unit for select to samvarn_app, samvarn_worker, samvarn_reviewer
  using (tenant = (select current_tenant()));
comment on policy unit_within_tenant on unit is 'Which units exist is no secret inside the organisation.';
grant select on unit to samvarn_app, samvarn_worker, samvarn_reviewer;

create table account (
  tenant uuid not null,
  id uuid not null,
  unit uuid not null,
  -- Shown on pages and in letters: the function, not the person (an employee may be protected herself).
  signature text not null,
  name_sealed bytea not null,
  language text not null default 'sv' check (language in ('sv', 'en')),
  created_at timestamptz not null default now(),
  closed_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id)
);
alter table account enable row level security;
alter table account force row level security;
create policy account_within_tenant on account for select to samvarn_app, samvarn_worker, samvarn_reviewer
  using (tenant = (select current_tenant()));
comment on policy account_within_tenant on account is 'Colleagues are shown by function; names stay sealed.';
create policy own_account on account for update to samvarn_app
  using (tenant = (select current_tenant()) and id = (select current_actor()))
  with check (tenant = (select current_tenant()) and id = (select current_actor()));
comment on policy own_account on account is 'One changes one''s own language and nothing else.';
grant select on account to samvarn_app, samvarn_worker, samvarn_reviewer;
grant update (language) on account to samvarn_app;

create table role_grant (
  tenant uuid not null,
  account uuid not null,
  role text not null check (role in ('system_owner', 'unit_head', 'protection_officer', 'deputy', 'caseworker', 'registrar', 'log_reviewer')),
  granted_by uuid,
  valid_from timestamptz not null default now(),
  valid_until timestamptz not null,
  primary key (tenant, account, role),
  foreign key (tenant, account) references account (tenant, id)
);
alter table role_grant enable row level security;
alter table role_grant force row level security;
create policy own_roles on role_grant for select to samvarn_app, samvarn_reviewer
  using (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_roles on role_grant is 'db.as reads the roles of whoever asks, afresh for each transaction.';
create policy worker_reads_roles on role_grant for select to samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy worker_reads_roles on role_grant is 'Jobs find out whom to tell that something waits.';
grant select on role_grant to samvarn_app, samvarn_worker, samvarn_reviewer;

create table circle (
  tenant uuid not null,
  id uuid not null,
  unit uuid not null,
  name text not null,
  -- The circle is to be no larger than this; the page says so when it is (D-R15).
  size_target integer not null check (size_target between 1 and 50),
  -- A small organisation has one officer: then the unit's head is the second person and sees section of law and weighing, no findings.
  single_officer boolean not null default false,
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id)
);
create index circle_unit on circle (tenant, unit);
alter table circle enable row level security;
alter table circle force row level security;
create policy own_circles on circle for select to samvarn_app
  using (tenant = (select current_tenant()) and id = any ((select current_circles())::uuid[]));
comment on policy own_circles on circle is 'Outside a circle not even its name is known.';
create policy worker_reads_circles on circle for select to samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy worker_reads_circles on circle is 'Jobs route sealed entries, requests for contact and reviews to the right circle.';
grant select on circle to samvarn_app, samvarn_worker;

create table circle_member (
  tenant uuid not null,
  circle uuid not null,
  account uuid not null,
  on_duty boolean not null default false,
  granted_by uuid,
  valid_from timestamptz not null default now(),
  valid_until timestamptz not null,
  primary key (tenant, circle, account),
  foreign key (tenant, circle) references circle (tenant, id),
  foreign key (tenant, account) references account (tenant, id)
);
create index circle_member_account on circle_member (tenant, account);
alter table circle_member enable row level security;
alter table circle_member force row level security;
create policy own_membership on circle_member for select to samvarn_app, samvarn_reviewer
  using (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_membership on circle_member is 'db.as reads which circles the one who asks belongs to.';
create policy fellow_members on circle_member for select to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy fellow_members on circle_member is 'Members see how large their circle is and who is on duty.';
create policy worker_reads_members on circle_member for select to samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy worker_reads_members on circle_member is 'Jobs find the duty function.';
grant select on circle_member to samvarn_app, samvarn_worker, samvarn_reviewer;

create table session (
  tenant uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  account uuid not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (tenant, token_hash),
  foreign key (tenant, account) references account (tenant, id)
);
alter table session enable row level security;
alter table session force row level security;
create policy own_session on session for all to samvarn_app
  using (token_hash = (select current_session_hash()))
  with check (token_hash = (select current_session_hash()));
comment on policy own_session on session is 'Whoever holds the token reaches its row, before the organisation is known; the token itself is never stored.';
grant select, insert, update, delete on session to samvarn_app;

-- The invented people of the demo, so that one can step into a role. Empty outside demo mode.
create table demo_cast (
  tenant uuid not null,
  account uuid not null,
  ordinal integer not null,
  slug text not null check (slug ~ '^[a-z0-9-]{3,60}$'),
  primary key (tenant, account),
  foreign key (tenant, account) references account (tenant, id)
);
alter table demo_cast enable row level security;
alter table demo_cast force row level security;
create policy demo_is_open on demo_cast for select to samvarn_app using (true);
comment on policy demo_is_open on demo_cast is 'Invented persons only; the table is empty outside demo mode, and a start with a real database refuses rows in it.';
grant select on demo_cast to samvarn_app;

-- What was written on a form that has to be corrected. A page answered to a POST would leave the words in the browser's
-- session files; kept here, sealed, they come back after a redirect.
create table form_draft (
  tenant uuid not null,
  id uuid not null,
  account uuid not null,
  form text not null check (form ~ '^[a-z_]{3,40}$'),
  key_wrapped bytea not null,
  sealed bytea not null,
  created_at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, account) references account (tenant, id)
);
create index form_draft_account on form_draft (tenant, account);
alter table form_draft enable row level security;
alter table form_draft force row level security;
create policy own_draft on form_draft for all to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()))
  with check (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_draft on form_draft is 'One''s own words, for oneself only, until they are sent or a day has passed.';
create policy worker_clears_drafts on form_draft for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_clears_drafts on form_draft is 'Drafts older than a day are deleted.';
grant select, insert, delete on form_draft to samvarn_app;
grant select, delete on form_draft to samvarn_worker;
