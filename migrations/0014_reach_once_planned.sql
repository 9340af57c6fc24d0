-- part: platform
-- What whoever asks may reach is read in every transaction. Inside a function PostgreSQL keeps the plan of it, with all
-- its policies, for as long as the connection lives; as a statement of its own it was planned anew each time.
-- It runs with the rights of whoever calls it: the same policies hold.

create function reach_of(who uuid) returns table (unit uuid, paused boolean, roles text[], circles uuid[])
  language plpgsql stable set search_path = pg_catalog, public as $$
declare
  stands boolean := exists (select 1 from reach_pause p where p.account = who and p.lifted_at is null);
begin
  return query select
    (select a.unit from account a where a.id = who and a.closed_at is null and a.suspended_at is null),
    stands,
    coalesce((select array_agg(g.role order by g.role) from role_grant g where g.account = who and now() between g.valid_from and g.valid_until
      and not (stands and g.role in ('unit_head', 'protection_officer', 'deputy', 'log_reviewer'))), '{}'),
    coalesce((select array_agg(m.circle order by m.circle) from circle_member m where m.account = who and now() between m.valid_from and m.valid_until
      and not stands), '{}');
end $$;
grant execute on function reach_of(uuid) to samvarn_app, samvarn_worker, samvarn_reviewer;
