-- part: reach
-- How municipalities reach people: methods that an organisation has written itself, beside those that come with Samvärn
-- (content/methods); which of them it uses, since when, and what came of it. Nothing here is about a person.

create function works_with_methods() returns boolean language sql stable set search_path = pg_catalog, public
  as $$ select public.current_roles() && array['communicator', 'coordinator'] $$;
grant execute on function works_with_methods() to samvarn_app, samvarn_worker, samvarn_reviewer, samvarn_sequencer;

create table method (
  tenant uuid not null references tenant (id),
  id uuid not null,
  -- The shape of content/methods; read back through the same rules as when it came in.
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  -- written: waits for another to read it. returned: to be changed first. shown: stands in the list of the organisation.
  state text not null default 'written' check (state in ('written', 'returned', 'shown', 'withdrawn')),
  written_by uuid not null,
  written_at timestamptz not null default now(),
  judged_by uuid,
  judged_at timestamptz,
  -- What whoever read it wrote back.
  said text check (length(said) between 1 and 2000),
  primary key (tenant, id),
  foreign key (tenant, written_by) references account (tenant, id),
  foreign key (tenant, judged_by) references account (tenant, id),
  check ((judged_by is null) = (judged_at is null)),
  check ((state = 'written') = (judged_by is null)),
  check (judged_by <> written_by)
);
comment on table method is 'Nobody approves the own method: the database says so too.';
create index method_writer on method (tenant, written_by);
create index method_judge on method (tenant, judged_by);
alter table method enable row level security;
alter table method force row level security;
create policy workers_read_methods on method for select to samvarn_app
  using (tenant = (select current_tenant()) and (select works_with_methods()));
comment on policy workers_read_methods on method is 'Those who work with reaching people read what colleagues have written, also while it waits.';
create policy workers_write_methods on method for insert to samvarn_app
  with check (tenant = (select current_tenant()) and written_by = (select current_actor()) and state = 'written'
    and (select works_with_methods()));
comment on policy workers_write_methods on method is 'Written in one’s own name, and never shown at once.';
create policy workers_change_methods on method for update to samvarn_app
  using (tenant = (select current_tenant()) and state <> 'withdrawn' and (select works_with_methods()))
  with check (tenant = (select current_tenant()) and (select works_with_methods())
    and (written_by = (select current_actor()) or judged_by is not null));
comment on policy workers_change_methods on method is 'The writer puts it right; another reads and decides; what is withdrawn stays so.';
grant select, insert, update (content, state, judged_by, judged_at, said) on method to samvarn_app;

-- "We use it": one row for a method, shipped or own.
create table method_use (
  tenant uuid not null references tenant (id),
  method text not null check (method ~ '^[a-z0-9-]{2,60}$'),
  started_on date not null,
  ended_on date,
  notes text check (length(notes) between 1 and 5000),
  made_by uuid not null,
  primary key (tenant, method),
  foreign key (tenant, made_by) references account (tenant, id),
  check (ended_on is null or ended_on >= started_on)
);
create index method_use_maker on method_use (tenant, made_by);
alter table method_use enable row level security;
alter table method_use force row level security;
create policy workers_keep_uses on method_use for all to samvarn_app
  using (tenant = (select current_tenant()) and (select works_with_methods()))
  with check (tenant = (select current_tenant()) and (select works_with_methods()));
comment on policy workers_keep_uses on method_use is 'Those who work with reaching people say what is used here, and what was learned.';
grant select, insert, update (started_on, ended_on, notes) on method_use to samvarn_app;

-- What was counted by hand. How many made contact is kept to the nearest five and no nearer: a small number in a small
-- place can point at somebody.
create table method_figure (
  tenant uuid not null,
  id uuid not null,
  method text not null,
  day date not null,
  handed_out integer check (handed_out between 0 and 1000000),
  contacts integer check (contacts between 0 and 100000 and contacts % 5 = 0),
  note text check (length(note) between 1 and 300),
  made_by uuid not null,
  primary key (tenant, id),
  foreign key (tenant, method) references method_use (tenant, method),
  foreign key (tenant, made_by) references account (tenant, id),
  check (handed_out is not null or contacts is not null)
);
create index method_figure_use on method_figure (tenant, method, day);
create index method_figure_maker on method_figure (tenant, made_by);
alter table method_figure enable row level security;
alter table method_figure force row level security;
create policy workers_keep_figures on method_figure for all to samvarn_app
  using (tenant = (select current_tenant()) and (select works_with_methods()))
  with check (tenant = (select current_tenant()) and (select works_with_methods()));
comment on policy workers_keep_figures on method_figure is 'Figures are entered, and taken away when they were wrong.';
grant select, insert, delete on method_figure to samvarn_app;
