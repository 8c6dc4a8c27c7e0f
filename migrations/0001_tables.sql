-- The ground floor. Every table but the two reference tables is keyed by tenant first, so that the same schema
-- also runs distributed by tenant. Foreign keys come in 0003, after the tables may have been distributed.

create table tenants (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null
);

create table bodies (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  abbreviation text not null,
  kind text not null,
  superior text,
  year_kind text not null check (year_kind in ('calendar', 'school')),
  old_names jsonb not null default '[]',
  search_key text not null,
  skipped jsonb not null default '[]',
  units_version integer not null default 0,
  example boolean not null default false,
  created_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id)
);

create table units (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  name text not null,
  kind text not null,
  place integer not null,
  search_key text not null,
  import_id uuid,
  removed_at timestamptz,
  primary key (tenant_id, id)
);
create index units_by_body on units (tenant_id, body_id, place);

create table accounts (
  tenant_id uuid not null,
  id uuid not null,
  login text not null,
  login_key text not null,
  name text not null,
  password_hash text not null,
  person_id uuid,
  disabled_at timestamptz,
  created_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, login_key)
);

-- a role is data: who, over which body (null: the whole tenant), within which unit (null: the whole body), how long
create table grants (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  role text not null,
  body_id uuid,
  unit_id uuid,
  granted_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id)
);
create index grants_by_account on grants (tenant_id, account_id);

create table first_links (
  tenant_id uuid not null,
  id uuid not null,
  token_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id)
);

create table sessions (
  tenant_id uuid not null,
  id uuid not null,
  token_hash text not null,
  account_id uuid not null,
  body_id uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash)
);

create table people (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  name text not null,
  post text,
  unit_id uuid,
  leader boolean not null,
  sex text check (sex in ('nam', 'nữ')),
  born text,
  sort_key text collate "C" not null,
  search_key text not null,
  import_id uuid,
  removed_at timestamptz,
  created_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id)
);
create index people_by_name on people (tenant_id, body_id, sort_key);

create table people_imports (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  undone_at timestamptz,
  primary key (tenant_id, id)
);

create table ratings (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  year integer not null,
  rating text not null,
  primary key (tenant_id, id),
  unique (tenant_id, person_id, year)
);

create table honours (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  year integer not null,
  name text not null,
  decision text,
  decided_on date,
  conferrer text,
  primary key (tenant_id, id)
);
create index honours_by_person on honours (tenant_id, person_id, year);

create table plans (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  name text not null,
  sha256 text not null,
  size bigint not null,
  title text,
  number text,
  dated text,
  issuer text,
  kind text,
  state text not null check (state in ('reading', 'failed', 'review', 'adopted', 'discarded')),
  -- what it was before it was put away
  state_before text,
  relation text check (relation in ('own', 'inherit', 'own-old-name', 'read-only')),
  stage text not null,
  page integer not null default 0,
  pages integer not null default 0,
  refusal jsonb,
  decided integer not null default 0,
  total integer not null default 0,
  programme_id uuid,
  example boolean not null default false,
  created_at timestamptz not null,
  created_by text not null,
  search_key text not null,
  version integer not null,
  primary key (tenant_id, id)
);
create index plans_by_body on plans (tenant_id, body_id, created_at);

-- what reading gave: the text with what is known of it, and the programme; both as JSON text
create table plan_readings (
  tenant_id uuid not null,
  plan_id uuid not null,
  source text not null,
  programme text not null,
  read_at timestamptz not null,
  primary key (tenant_id, plan_id)
);

-- the facts of plans under review, for search
create table plan_facts (
  tenant_id uuid not null,
  plan_id uuid not null,
  fact text not null,
  kind text not null,
  title text not null,
  search_key text not null,
  primary key (tenant_id, plan_id, fact)
);

create table jobs (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  subject uuid not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed')),
  attempts integer not null default 0,
  worker uuid,
  lease_until timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index jobs_open on jobs (tenant_id, created_at) where state in ('queued', 'running');

create table events (
  tenant_id uuid not null,
  stream text not null,
  version integer not null,
  type text not null,
  data jsonb not null,
  account_id uuid,
  at timestamptz not null,
  primary key (tenant_id, stream, version)
);

-- a command that was carried out: the same key is answered with the same result
create table commands (
  tenant_id uuid not null,
  account_id uuid not null,
  key text not null,
  body_hash text not null,
  result jsonb,
  at timestamptz not null,
  primary key (tenant_id, account_id, key)
);

create table programmes (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  plan_id uuid not null,
  title text not null,
  number text,
  issuer text,
  relation text not null,
  label text not null,
  period_from text,
  period_to text,
  theme text,
  adopted_on date not null,
  adopted_by text not null,
  revision integer not null,
  example boolean not null default false,
  search_key text not null,
  version integer not null,
  primary key (tenant_id, id)
);
create index programmes_by_body on programmes (tenant_id, body_id);

create table programme_items (
  tenant_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  plan_id uuid not null,
  fact text not null,
  kind text not null,
  parent text,
  title text not null,
  data jsonb not null,
  place text not null,
  quote text not null,
  quote_start integer not null,
  quote_end integer not null,
  due_from date,
  due_to date,
  position integer not null,
  dropped_in integer,
  search_key text not null,
  primary key (tenant_id, id)
);
create index programme_items_by_programme on programme_items (tenant_id, programme_id, kind);

-- each thing that falls due on a last day: one deadline, one occurrence
create table dues (
  tenant_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  item_id uuid not null,
  occurrence text not null,
  starts date not null,
  due date not null,
  shown text not null,
  recurring boolean not null,
  done_on date,
  done_by text,
  dropped boolean not null default false,
  version integer not null,
  primary key (tenant_id, id),
  unique (tenant_id, item_id, occurrence)
);
create index dues_by_day on dues (tenant_id, programme_id, due);
