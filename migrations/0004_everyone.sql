-- Everyone and what is theirs: ways to sign in, groups, delegations, the tree of bodies, the trail, mails, files, backups.
-- Foreign keys come in 0006, after the tables may have been distributed.

-- settings of the tenant (body_id null) or of a body, with their history: the highest version of a name counts
create table settings (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid,
  name text not null,
  value jsonb not null,
  version integer not null,
  set_at timestamptz not null,
  set_by uuid,
  primary key (tenant_id, id)
);
create unique index settings_by_name on settings (tenant_id, coalesce(body_id, '00000000-0000-0000-0000-000000000000'), name, version);

alter table accounts alter column password_hash drop not null;
alter table accounts add column email text;
alter table accounts add column email_key text;
alter table accounts add column search_key text not null default '';
alter table accounts add column sort_key text collate "C" not null default '';
alter table accounts add column last_sign_in timestamptz;
create index accounts_by_email on accounts (tenant_id, email_key);
update accounts set search_key = login_key, sort_key = login_key;
create index accounts_by_name on accounts (tenant_id, sort_key);

alter table sessions add column method text not null default 'password';
alter table sessions add column last_seen_at timestamptz;
alter table sessions add column address text;
alter table sessions add column agent text;
-- an administrator who looks at the product as this account sees it; changes are refused meanwhile
alter table sessions add column viewing_as uuid;
create index sessions_by_account on sessions (tenant_id, account_id);

-- a grant is given to an account or to a group, from a day to a day
alter table grants alter column account_id drop not null;
alter table grants add column group_id uuid;
alter table grants add column valid_from date;
alter table grants add column valid_to date;
alter table grants add column granted_by uuid;
alter table grants add column ended_by uuid;
alter table grants add constraint grants_whom check ((account_id is null) <> (group_id is null));
create index grants_by_group on grants (tenant_id, group_id) where group_id is not null;

create table groups (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid,
  name text not null,
  search_key text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  version integer not null,
  primary key (tenant_id, id)
);
create table group_members (
  tenant_id uuid not null,
  group_id uuid not null,
  account_id uuid not null,
  added_at timestamptz not null,
  primary key (tenant_id, group_id, account_id)
);
create index group_members_by_account on group_members (tenant_id, account_id);

-- who signs or acts for whom (KT., TL., TUQ., TM., acting): its period, its scope, the document it rests on
create table delegations (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  unit_id uuid,
  from_account uuid not null,
  to_account uuid not null,
  form text not null check (form in ('KT', 'TL', 'TUQ', 'TM', 'acting')),
  -- the actions that are handed on; an empty list hands on all of the roles in the scope
  actions jsonb not null default '[]',
  document text not null,
  valid_from date not null,
  valid_to date,
  created_at timestamptz not null,
  created_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  version integer not null,
  primary key (tenant_id, id)
);
create index delegations_by_taker on delegations (tenant_id, to_account);

-- one-time passes: an invitation, a password reset, the second step of signing in, a passkey or single sign-on under way
create table passes (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('invite', 'reset', 'second-step', 'passkey', 'single-sign-on', 'download')),
  token_hash text not null,
  account_id uuid,
  body_id uuid,
  data jsonb not null,
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash)
);
create index passes_by_kind on passes (tenant_id, kind, created_at);

create table second_factors (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null check (kind in ('totp', 'passkey')),
  name text not null,
  -- totp: the shared secret; passkey: the public key, base64url
  secret text not null,
  credential_id text,
  counter bigint not null,
  transports jsonb not null default '[]',
  created_at timestamptz not null,
  confirmed_at timestamptz,
  last_used_at timestamptz,
  primary key (tenant_id, id)
);
create unique index second_factors_by_credential on second_factors (tenant_id, credential_id) where credential_id is not null;
create index second_factors_by_account on second_factors (tenant_id, account_id);

create table recovery_codes (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  code_hash text not null,
  used_at timestamptz,
  primary key (tenant_id, id)
);
create index recovery_codes_by_account on recovery_codes (tenant_id, account_id);

-- who an account is at an outside provider of single sign-on
create table identities (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  issuer text not null,
  subject text not null,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, issuer, subject)
);

-- counts that all processes share: attempts at a password, requests of a key or an address
create table limits (
  tenant_id uuid not null,
  bucket text not null,
  count integer not null,
  began_at timestamptz not null,
  until timestamptz not null,
  primary key (tenant_id, bucket)
);

create table api_keys (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  name text not null,
  token_hash text not null,
  -- the first letters, to tell one from another
  prefix text not null,
  actions jsonb not null,
  created_at timestamptz not null,
  created_by uuid not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash)
);

-- the tree of bodies and units, with its history
alter table bodies add column parent_id uuid;
alter table bodies add column code text;
-- an outside body: a partner, known by name, with no accounts of its own here
alter table bodies add column outside boolean not null default false;
alter table bodies add column contact jsonb;
alter table bodies add column began_on date;
alter table bodies add column ended_on date;
-- the body that keeps the record of an outside one, with its contact
alter table bodies add column kept_by uuid;
-- two moves that would make a circle together meet here: both write it
alter table tenants add column tree_version integer not null default 0;
create index bodies_by_parent on bodies (tenant_id, parent_id);
alter table units add column parent_id uuid;
alter table units add column began_on date;
alter table units add column ended_on date;
alter table units add column version integer not null default 1;
create index units_by_parent on units (tenant_id, parent_id);

-- every name that a body or a unit has had, the present one with to_on null
create table past_names (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  unit_id uuid,
  name text not null,
  abbreviation text,
  from_on date,
  to_on date,
  change_id uuid,
  primary key (tenant_id, id)
);
create index past_names_by_body on past_names (tenant_id, body_id);
-- what bodies and units are called, and what was kept of their old names until now
insert into past_names select tenant_id, gen_random_uuid(), id, null, name, abbreviation, null, null, null from bodies;
insert into past_names select tenant_id, gen_random_uuid(), body_id, id, name, null, null, null, null from units;
insert into past_names select b.tenant_id, gen_random_uuid(), b.id, null, o.name, null, null, (b.created_at at time zone 'Asia/Ho_Chi_Minh')::date - 1, null from bodies b cross join lateral jsonb_array_elements_text(b.old_names) as o (name);
alter table bodies drop column old_names;

-- a renaming, merger, split or dissolution, and who came from whom
create table body_changes (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('rename', 'merge', 'split', 'dissolve')),
  level text not null check (level in ('body', 'unit')),
  body_id uuid not null,
  on_date date not null,
  document text not null,
  data jsonb not null,
  at timestamptz not null,
  by_account uuid not null,
  undone_at timestamptz,
  primary key (tenant_id, id)
);
create table successions (
  tenant_id uuid not null,
  change_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  primary key (tenant_id, change_id, from_id, to_id)
);

-- the posts of a person: several at once, in several units or bodies; one is the main one
create table posts (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  body_id uuid not null,
  unit_id uuid,
  post text not null,
  leader boolean not null default false,
  main boolean not null default false,
  from_on date,
  to_on date,
  version integer not null,
  primary key (tenant_id, id)
);
create index posts_by_person on posts (tenant_id, person_id);
create index posts_by_unit on posts (tenant_id, body_id, unit_id);

-- who belongs to a bloc or cluster (a body of kind bloc or cluster), and as what; one body or unit may sit in two
create table bloc_members (
  tenant_id uuid not null,
  id uuid not null,
  bloc_id uuid not null,
  body_id uuid not null,
  unit_id uuid,
  part text not null check (part in ('leader', 'deputy', 'member')),
  from_on date,
  to_on date,
  version integer not null,
  primary key (tenant_id, id)
);
create index bloc_members_by_bloc on bloc_members (tenant_id, bloc_id);
create index bloc_members_by_body on bloc_members (tenant_id, body_id);

-- a link with which a partner without an account reads what was laid out for it
create table guest_links (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  partner_id uuid not null,
  token_hash text not null,
  label text not null,
  programme_ids jsonb not null,
  created_at timestamptz not null,
  created_by uuid not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  uses integer not null default 0,
  last_used_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, token_hash)
);

-- The trail. What is chained stands in `trail` and `trail_seals`; what may have to be erased for a person stands in
-- `trail_details`, of which the chain holds a salted digest only.
create table trail (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  account_id uuid,
  -- what carried the command: a session, an API key, a guest link, the program itself
  via text not null,
  action text not null,
  body_id uuid,
  unit_id uuid,
  thing_kind text,
  thing_id uuid,
  person_id uuid,
  details_digest text not null,
  primary key (tenant_id, id)
);
create index trail_by_day on trail (tenant_id, at);
create index trail_by_account on trail (tenant_id, account_id, at);
create index trail_by_thing on trail (tenant_id, thing_id, at);
create index trail_by_person on trail (tenant_id, person_id, at) where person_id is not null;
create table trail_details (
  tenant_id uuid not null,
  entry_id uuid not null,
  salt text not null,
  details text not null,
  -- the title as search reads it; goes with the details
  search_key text not null,
  primary key (tenant_id, entry_id)
);
create table trail_seals (
  tenant_id uuid not null,
  seq bigint not null,
  entry_id uuid not null,
  previous text not null,
  hash text not null,
  sealed_at timestamptz not null,
  primary key (tenant_id, seq),
  unique (tenant_id, entry_id)
);

-- entries that wait for their seal: written with the entry, gone with the seal, so that the sealer never searches the trail
create table trail_unsealed (
  tenant_id uuid not null,
  entry_id uuid not null,
  primary key (tenant_id, entry_id)
);

-- a record that is shown to nobody but those who answer for the request
alter table people add column restricted_at timestamptz;

-- what people ask of their own data (to see, mend, erase, restrict …), with its last day
create table subject_requests (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  person_id uuid,
  name text not null,
  kind text not null,
  words text not null,
  received_on date not null,
  due_on date not null,
  state text not null check (state in ('open', 'done', 'refused')),
  answer text,
  answered_on date,
  answered_by uuid,
  created_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id)
);

-- jobs that carry what they need, wait their turn, and stay to be looked at when they failed for good
alter table jobs add column payload jsonb not null default '{}';
alter table jobs add column run_at timestamptz;
alter table jobs add column fault text;
alter table jobs add column ended_at timestamptz;
alter table jobs add column body_id uuid;
-- how far a running one is: {done, total, words}
alter table jobs add column progress jsonb;
-- of one serial subject only the oldest open job is begun
alter table jobs add column serial boolean not null default false;
alter table jobs drop constraint jobs_state_check;
alter table jobs add constraint jobs_state_check check (state in ('queued', 'running', 'done', 'failed', 'dropped'));
create index jobs_by_subject on jobs (tenant_id, kind, subject, created_at) where state in ('queued', 'running');
drop index jobs_open;
create index jobs_open on jobs (tenant_id, run_at, created_at) where state in ('queued', 'running');
create index jobs_failed on jobs (tenant_id, ended_at) where state = 'failed';

create table mails (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid,
  to_address text not null,
  to_name text not null,
  account_id uuid,
  subject text not null,
  text text not null,
  -- a secret (a link) that is put in when it is sent and shown to nobody
  secret text,
  kind text not null,
  -- what it speaks of: who may no longer see that does not see the mail either
  thing_kind text,
  thing_id uuid,
  -- the same at every attempt, so that a receiver can drop a mail that came twice
  message_id text not null,
  -- recipient and subject, for a search that forgives
  search_key text not null,
  state text not null check (state in ('draft', 'queued', 'sent', 'failed', 'discarded')),
  created_at timestamptz not null,
  created_by uuid,
  sent_at timestamptz,
  fault text,
  version integer not null,
  primary key (tenant_id, id)
);
create index mails_by_state on mails (tenant_id, state, created_at);

create table notices (
  tenant_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  body_id uuid,
  kind text not null,
  params jsonb not null,
  path text not null,
  -- what it speaks of: who may no longer see that does not see the notice either
  thing_kind text,
  thing_id uuid,
  at timestamptz not null,
  read_at timestamptz,
  primary key (tenant_id, id)
);
create index notices_by_account on notices (tenant_id, account_id, at);
-- the kinds of notices that an account wants by mail too
create table notice_choices (
  tenant_id uuid not null,
  account_id uuid not null,
  kind text not null,
  primary key (tenant_id, account_id, kind)
);

create table webhooks (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  name text not null,
  url text not null,
  secret text not null,
  events jsonb not null,
  created_at timestamptz not null,
  created_by uuid not null,
  -- the first delivery that failed since the last one that arrived
  failing_since timestamptz,
  disabled_at timestamptz,
  ended_at timestamptz,
  version integer not null,
  primary key (tenant_id, id)
);
create table deliveries (
  tenant_id uuid not null,
  id uuid not null,
  webhook_id uuid not null,
  event text not null,
  payload jsonb not null,
  state text not null check (state in ('queued', 'sent', 'failed')),
  status integer,
  answer text,
  attempts integer not null default 0,
  at timestamptz not null,
  sent_at timestamptz,
  primary key (tenant_id, id)
);
create index deliveries_by_hook on deliveries (tenant_id, webhook_id, at);

-- evidence: a file and the fact that it proves
create table evidence (
  tenant_id uuid not null,
  id uuid not null,
  body_id uuid not null,
  unit_id uuid,
  thing_kind text not null,
  thing_id uuid not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  -- what was taken out of the file before it was kept
  stripped jsonb not null default '[]',
  scan text not null default 'none',
  added_at timestamptz not null,
  added_by uuid not null,
  removed_at timestamptz,
  version integer not null,
  primary key (tenant_id, id)
);
create index evidence_by_thing on evidence (tenant_id, thing_id);
create index evidence_by_unit on evidence (tenant_id, body_id, unit_id);

create table backups (
  tenant_id uuid not null,
  id uuid not null,
  reason text not null check (reason in ('asked', 'scheduled', 'migration')),
  name text not null,
  size bigint,
  sha256 text,
  rows bigint,
  files bigint,
  trail_seq bigint,
  trail_hash text,
  began_at timestamptz not null,
  ended_at timestamptz,
  verified_at timestamptz,
  removed_at timestamptz,
  fault text,
  primary key (tenant_id, id)
);
