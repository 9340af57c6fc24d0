-- part: reach
-- Where an organisation's public sites are served, and what the last look at each has shown. Only what is registered
-- here is ever looked at by the program itself (S-R27).

create table public_host (
  tenant uuid not null references tenant (id),
  id uuid not null,
  -- As the visitor writes it, with a slash at its end. This machine itself without encryption: for trying it out.
  address text not null check (address ~ '^(https://[a-z0-9.-]{1,200}(:[0-9]{1,5})?|http://localhost:[0-9]{1,5})/[A-Za-z0-9/_-]{0,100}$'
    and right(address, 1) = '/'),
  -- own: `samvarn public` behind a proxy. static: exported files on a web server of any kind.
  kind text not null check (kind in ('own', 'static')),
  registered_by uuid not null,
  registered_at timestamptz not null default now(),
  primary key (tenant, id),
  unique (tenant, address),
  foreign key (tenant, registered_by) references account (tenant, id)
);
alter table public_host enable row level security;
alter table public_host force row level security;
create policy keepers_keep_hosts on public_host for all to samvarn_app
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['communicator', 'system_owner'])
  with check (tenant = (select current_tenant()) and registered_by = (select current_actor())
    and (select current_roles())::text[] && array['communicator', 'system_owner']);
comment on policy keepers_keep_hosts on public_host is 'Whoever writes the sites or runs the installation says where they are served.';
create policy worker_reads_hosts on public_host for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_hosts on public_host is 'A job looks at each host once a week.';
grant select, insert, delete on public_host to samvarn_app;
grant select on public_host to samvarn_worker;

create table host_look (
  tenant uuid not null references tenant (id),
  id uuid not null,
  host uuid not null,
  at timestamptz not null default now(),
  -- Null: nothing answered at the address, and nothing can be said.
  pages integer check (pages >= 0),
  -- The guarantees that are lost, with where it was seen first: {"same_size": {"where": "…", "seen": "…"}}.
  lost jsonb not null,
  primary key (tenant, id),
  foreign key (tenant, host) references public_host (tenant, id) on delete cascade
);
create index host_look_latest on host_look (tenant, host, at desc);
alter table host_look enable row level security;
alter table host_look force row level security;
create policy keepers_see_looks on host_look for select to samvarn_app
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['communicator', 'system_owner']);
comment on policy keepers_see_looks on host_look is 'What a look has shown is for those who can mend it.';
create policy worker_writes_looks on host_look for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_writes_looks on host_look is 'The job that has looked writes what it saw, and clears what is older than a year.';
grant select on host_look to samvarn_app;
grant select, insert, delete on host_look to samvarn_worker;
