-- Foreign keys of 0004, each with the tenant in it, and the guards of the trail.
alter table grants add constraint grants_group_fk foreign key (tenant_id, group_id) references groups (tenant_id, id) on delete cascade;
alter table groups add constraint groups_body foreign key (tenant_id, body_id) references bodies (tenant_id, id);
alter table group_members add constraint group_members_group foreign key (tenant_id, group_id) references groups (tenant_id, id) on delete cascade;
alter table group_members add constraint group_members_account foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade;
alter table delegations add constraint delegations_body foreign key (tenant_id, body_id) references bodies (tenant_id, id);
alter table delegations add constraint delegations_from foreign key (tenant_id, from_account) references accounts (tenant_id, id);
alter table delegations add constraint delegations_to foreign key (tenant_id, to_account) references accounts (tenant_id, id);
alter table second_factors add constraint second_factors_account foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade;
alter table recovery_codes add constraint recovery_codes_account foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade;
alter table identities add constraint identities_account foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade;
alter table api_keys add constraint api_keys_body foreign key (tenant_id, body_id) references bodies (tenant_id, id);
alter table bodies add constraint bodies_parent foreign key (tenant_id, parent_id) references bodies (tenant_id, id);
alter table units add constraint units_parent foreign key (tenant_id, parent_id) references units (tenant_id, id);
alter table past_names add constraint past_names_body foreign key (tenant_id, body_id) references bodies (tenant_id, id) on delete cascade;
alter table posts add constraint posts_person foreign key (tenant_id, person_id) references people (tenant_id, id) on delete cascade;
alter table posts add constraint posts_body foreign key (tenant_id, body_id) references bodies (tenant_id, id);
alter table posts add constraint posts_unit foreign key (tenant_id, unit_id) references units (tenant_id, id);
alter table bloc_members add constraint bloc_members_bloc foreign key (tenant_id, bloc_id) references bodies (tenant_id, id);
alter table bloc_members add constraint bloc_members_body foreign key (tenant_id, body_id) references bodies (tenant_id, id);
alter table guest_links add constraint guest_links_body foreign key (tenant_id, body_id) references bodies (tenant_id, id);
alter table guest_links add constraint guest_links_partner foreign key (tenant_id, partner_id) references bodies (tenant_id, id);
alter table trail_details add constraint trail_details_entry foreign key (tenant_id, entry_id) references trail (tenant_id, id);
alter table trail_seals add constraint trail_seals_entry foreign key (tenant_id, entry_id) references trail (tenant_id, id);
alter table notices add constraint notices_account foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade;
alter table notice_choices add constraint notice_choices_account foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade;
alter table webhooks add constraint webhooks_body foreign key (tenant_id, body_id) references bodies (tenant_id, id);
alter table deliveries add constraint deliveries_webhook foreign key (tenant_id, webhook_id) references webhooks (tenant_id, id) on delete cascade;
alter table evidence add constraint evidence_body foreign key (tenant_id, body_id) references bodies (tenant_id, id);

-- Written once: neither the program nor a person at the database changes or removes what is in the trail. Details alone may be
-- taken out, and only by the one function that does it for an erasure.
create function trail_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and tg_table_name = 'trail_details' and current_setting('bang_vang.erasing', true) = 'on' then return old; end if;
  raise exception 'The trail is written once: % on % is refused', tg_op, tg_table_name using errcode = '42501';
end $$;
-- distributed tables take no triggers of ours: there the role's own rights alone stand guard
do $$
declare t text;
begin
  if exists (select 1 from pg_extension where extname = 'citus') then return; end if;
  foreach t in array array['trail', 'trail_details', 'trail_seals'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function trail_guard()', t || '_written_once', t);
    execute format('create trigger %I before truncate on %I for each statement execute function trail_guard()', t || '_never_emptied', t);
  end loop;
end $$;

-- Takes the details out that an entry of the trail itself names as erased. Runs with the rights of the owner: the program's own role
-- may not delete. Without such an entry nothing goes, and the entry that tells of an erasure keeps its own words.
create function trail_erase(for_tenant uuid, because uuid) returns integer language plpgsql security definer set search_path from current as $$
declare gone integer;
begin
  if not exists (select 1 from trail t where t.tenant_id = for_tenant and t.id = because and t.action in ('personal.erased', 'retention.applied')) then
    raise exception 'No entry of the trail tells of this erasure' using errcode = '42501';
  end if;
  perform set_config('bang_vang.erasing', 'on', true);
  delete from trail_details d using trail t
    where d.tenant_id = for_tenant and t.tenant_id = d.tenant_id and t.id = d.entry_id and t.action not in ('personal.erased', 'retention.applied')
      and d.entry_id in (
        select named.value::uuid from trail_details o, jsonb_array_elements_text(o.details::jsonb -> 'entries') named
        where o.tenant_id = for_tenant and o.entry_id = because
      );
  get diagnostics gone = row_count;
  perform set_config('bang_vang.erasing', 'off', true);
  return gone;
end $$;
