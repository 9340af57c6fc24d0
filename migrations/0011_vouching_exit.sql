-- part: platform
-- Where no colleague is left who may vouch, the pause would stand for good. Whoever runs the server, and so holds every
-- key already, can end it with `samvarn vouch`; the row says that no colleague did. The program's roles cannot write it.

alter table reach_pause add column lifted_outside boolean not null default false;
alter table reach_pause drop constraint reach_pause_check;
alter table reach_pause add constraint reach_pause_lifted
  check ((lifted_by is null and not lifted_outside) = (lifted_at is null) and not (lifted_outside and lifted_by is not null));
