import type pg from 'pg'

/**
 * The schema as text: tables, columns, keys, policies, grants and functions in one sorted list. One query over the
 * catalogue, since pg_dump is not in the built-in server and its output differs between versions.
 */
export const SCHEMA_QUERY = `
with mine as (select oid from pg_namespace where nspname = 'public'),
  -- Read once: asked anew for each column it takes minutes.
  table_grants as materialized (
    select g.table_name, g.grantee, g.privilege_type from information_schema.role_table_grants g
    where g.table_schema = 'public' and g.grantee like 'samvarn\\_%' and g.grantee <> 'samvarn_owner')
select line from (
  select 1 as kind, c.relname as a, lpad(a.attnum::text, 4, '0') as b,
    format('column %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then ' not null' else '' end,
      coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relnamespace in (select oid from mine) and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
  union all
  select 2, c.relname, con.conname, format('constraint %s.%s %s', c.relname, con.conname, pg_get_constraintdef(con.oid))
  from pg_constraint con join pg_class c on c.oid = con.conrelid where c.relnamespace in (select oid from mine) and con.contype <> 'n'
  union all
  select 3, t.relname, i.relname, pg_get_indexdef(x.indexrelid)
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
  where t.relnamespace in (select oid from mine) and not exists (select 1 from pg_constraint k where k.conindid = i.oid)
  union all
  select 4, c.relname, '', format('row security %s enabled=%s forced=%s', c.relname, c.relrowsecurity, c.relforcerowsecurity)
  from pg_class c where c.relnamespace in (select oid from mine) and c.relkind in ('r', 'p')
  union all
  select 5, c.relname, p.polname, format('policy %s.%s for %s to %s using (%s) check (%s) because %s', c.relname, p.polname, p.polcmd,
      (select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any (p.polroles)),
      coalesce(pg_get_expr(p.polqual, p.polrelid), '-'), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-'), coalesce(obj_description(p.oid, 'pg_policy'), '-'))
  from pg_policy p join pg_class c on c.oid = p.polrelid
  union all
  select 6, g.table_name, g.grantee || g.privilege_type, format('grant %s on %s to %s', g.privilege_type, g.table_name, g.grantee)
  from table_grants g
  union all
  select 7, g.table_name, g.grantee || g.column_name || g.privilege_type, format('grant %s (%s) on %s to %s', g.privilege_type, g.column_name, g.table_name, g.grantee)
  from information_schema.column_privileges g
  where g.table_schema = 'public' and g.grantee like 'samvarn\\_%' and g.grantee <> 'samvarn_owner'
    and not exists (select 1 from table_grants t where t.table_name = g.table_name and t.grantee = g.grantee and t.privilege_type = g.privilege_type)
  union all
  select 8, p.proname, pg_get_function_identity_arguments(p.oid), format('function %s(%s) security definer=%s %s', p.proname, pg_get_function_identity_arguments(p.oid), p.prosecdef, coalesce(array_to_string(p.proconfig, ' '), '-'))
  from pg_proc p where p.pronamespace in (select oid from mine)
  union all
  select 9, c.relname, t.tgname, pg_get_triggerdef(t.oid)
  from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace in (select oid from mine) and not t.tgisinternal
) lines order by kind, a collate "C", b collate "C", line collate "C"`

export async function dumpSchema(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ line: string }>(SCHEMA_QUERY)
  return `-- Written by \`npm run schema\`; never edited. A test compares it with the migrations' result.\n${rows.map((row) => row.line.replaceAll(/\s+/g, ' ')).join('\n')}\n`
}
