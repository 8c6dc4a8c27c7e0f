-- Foreign keys, each with the tenant in it; after 0002 because distributing comes before linking.
alter table bodies add constraint bodies_tenant foreign key (tenant_id) references tenants (id);
alter table units add constraint units_body foreign key (tenant_id, body_id) references bodies (tenant_id, id);
alter table accounts add constraint accounts_tenant foreign key (tenant_id) references tenants (id);
alter table grants add constraint grants_account foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade;
alter table grants add constraint grants_body foreign key (tenant_id, body_id) references bodies (tenant_id, id);
alter table sessions add constraint sessions_account foreign key (tenant_id, account_id) references accounts (tenant_id, id) on delete cascade;
alter table people add constraint people_body foreign key (tenant_id, body_id) references bodies (tenant_id, id);
alter table people add constraint people_unit foreign key (tenant_id, unit_id) references units (tenant_id, id);
alter table ratings add constraint ratings_person foreign key (tenant_id, person_id) references people (tenant_id, id) on delete cascade;
alter table honours add constraint honours_person foreign key (tenant_id, person_id) references people (tenant_id, id) on delete cascade;
alter table plans add constraint plans_body foreign key (tenant_id, body_id) references bodies (tenant_id, id);
alter table plan_readings add constraint plan_readings_plan foreign key (tenant_id, plan_id) references plans (tenant_id, id) on delete cascade;
alter table plan_facts add constraint plan_facts_plan foreign key (tenant_id, plan_id) references plans (tenant_id, id) on delete cascade;
alter table programmes add constraint programmes_body foreign key (tenant_id, body_id) references bodies (tenant_id, id);
alter table programmes add constraint programmes_plan foreign key (tenant_id, plan_id) references plans (tenant_id, id);
alter table programme_items add constraint programme_items_programme foreign key (tenant_id, programme_id) references programmes (tenant_id, id) on delete cascade;
alter table dues add constraint dues_item foreign key (tenant_id, item_id) references programme_items (tenant_id, id) on delete cascade;
