-- Where the Citus extension is installed, the tables of 0004 are spread by tenant too; elsewhere this does nothing.
do $$
declare t text;
begin
  if not exists (select 1 from pg_extension where extname = 'citus') then return; end if;
  for t in
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind = 'r' and c.relname not in ('tenants', 'migrations')
      and not exists (select 1 from pg_dist_partition p where p.logicalrelid = c.oid)
    order by c.relname
  loop
    execute format('select create_distributed_table(%L, ''tenant_id'')', t);
  end loop;
end $$;
