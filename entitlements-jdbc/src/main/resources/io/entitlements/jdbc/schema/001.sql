-- Instants (columns named *_at) are microseconds since 1970-01-01T00:00:00Z: one meaning on every
-- database, no session time zone in between, and exact for the whole milliseconds that come in.
-- Every table that an organization owns leads with the organization, so that no key or foreign key
-- crosses organizations. Identifiers are made by the engine.
-- "if not exists" everywhere: H2 and MariaDB commit each definition by itself, and a migration that
-- was killed half-way is simply run again.
-- One file for every database: the dialect resolves the type of texts without a limit, and adds what
-- its tables need at the end of their definitions, the line that is only a bracket and a semicolon.

create table if not exists account (
  id uuid not null,
  email varchar(254) not null,
  name varchar(200) not null,
  status varchar(10) not null,
  default_organization_id uuid,
  revision bigint default 0 not null,
  constraint account_pk primary key (id),
  constraint account_email_once unique (email),
  constraint account_status_known check (
    status in ('PENDING', 'ACTIVE', 'DISABLED', 'DELETED')),
  constraint account_revision_counts check (revision >= 0)
);

-- A PHC string says how it was hashed.
create table if not exists account_password (
  account_id uuid not null,
  hash varchar(200) not null,
  constraint account_password_pk primary key (account_id)
);

create table if not exists account_identity (
  issuer varchar(255) not null,
  subject varchar(255) not null,
  account_id uuid not null,
  constraint account_identity_pk primary key (issuer, subject)
);

create index if not exists account_identity_of_account on account_identity (account_id);

-- A change of address that is under way.
create table if not exists email_change (
  account_id uuid not null,
  id uuid not null,
  email varchar(254) not null,
  old_confirmed boolean not null,
  new_confirmed boolean not null,
  constraint email_change_pk primary key (account_id)
);

-- An activation by email, and in key_device by product key. The hashes are of the secrets by which
-- the device is recognised; the first is that of the request that began the activation.
create table if not exists account_device (
  account_id uuid not null,
  device_id uuid not null,
  first_hash varchar(43),
  current_hash varchar(43),
  previous_hash varchar(43),
  generation integer not null,
  shared boolean not null,
  traits varchar(400) not null,
  begun_at bigint not null,
  seen_at bigint not null,
  ended_why varchar(20),
  constraint account_device_pk primary key (account_id, device_id),
  constraint account_device_generation_counts check (generation >= 0)
);

create table if not exists organization (
  id uuid not null,
  name varchar(200) not null,
  location varchar(200) not null,
  zone varchar(64) not null,
  region varchar(20) not null,
  owner_account_id uuid,
  closed_at bigint,
  revision bigint default 0 not null,
  constraint organization_pk primary key (id),
  constraint organization_revision_counts check (revision >= 0)
);

-- What an organization says is its own. Which domains are, says verified_domain, of all
-- organizations together: a domain has one holder.
create table if not exists organization_domain (
  organization_id uuid not null,
  name varchar(189) not null,
  token varchar(40) not null,
  added_at bigint not null,
  looked_at bigint,
  seen_at bigint,
  constraint organization_domain_pk primary key (organization_id, name),
  constraint organization_domain_was_looked_for check (
    seen_at is null or looked_at is not null)
);

create table if not exists verified_domain (
  name varchar(189) not null,
  holder_id uuid not null,
  verified_at bigint not null,
  constraint verified_domain_pk primary key (name)
);

-- No foreign key leads to an account, an order, or (but for the subscription's, which is rarely
-- made) an organization: their rows count revisions, every writer changes them, and a foreign key
-- would lock them from the first insert of a transaction on.
create table if not exists membership (
  organization_id uuid not null,
  account_id uuid not null,
  is_administrator boolean not null,
  is_tech_instructor boolean not null,
  is_supervisor boolean not null,
  is_educator boolean not null,
  is_student boolean not null,
  constraint membership_pk primary key (organization_id, account_id),
  constraint membership_has_a_role check (
    is_administrator or is_tech_instructor or is_supervisor or is_educator or is_student),
  constraint membership_student_is_alone check (
    not (is_student
      and (is_administrator or is_tech_instructor or is_supervisor or is_educator)))
);

create index if not exists membership_of_account on membership (account_id, organization_id);

-- has_not_ended is true until the invitation ends and null afterwards, so that of one person to one
-- organization only one that has not ended can be there.
create table if not exists invitation (
  organization_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  is_administrator boolean not null,
  is_tech_instructor boolean not null,
  is_supervisor boolean not null,
  is_educator boolean not null,
  is_student boolean not null,
  offers_ownership boolean not null,
  sent_at bigint not null,
  expires_at bigint not null,
  has_not_ended boolean,
  end_status varchar(10),
  ended_at bigint,
  accepted_by uuid,
  constraint invitation_pk primary key (organization_id, id),
  constraint invitation_once_for_a_person unique (organization_id, account_id, has_not_ended),
  constraint invitation_offers_a_role check (
    is_administrator or is_tech_instructor or is_supervisor or is_educator),
  constraint invitation_is_not_for_students check (not is_student),
  constraint invitation_of_an_owner_is_whole check (not offers_ownership or is_administrator),
  constraint invitation_is_never_unended check (has_not_ended is null or has_not_ended),
  constraint invitation_end_is_whole check (
    (has_not_ended is null) = (ended_at is not null)
      and (ended_at is null) = (end_status is null))
);

create index if not exists invitation_of_account on invitation (account_id, has_not_ended);

-- Somebody else changed what a person is in an organization, and the person was not told yet.
create table if not exists role_news (
  account_id uuid not null,
  organization_id uuid not null,
  changed_at bigint not null,
  constraint role_news_pk primary key (organization_id, account_id)
);

create index if not exists role_news_of_account on role_news (account_id);

-- confirmation is the newest of the emails that its buyers were to get, from 0; older ones are not sent.
create table if not exists purchase_order (
  id uuid not null,
  number varchar(64) not null,
  buyer_email varchar(254) not null,
  version integer default 1 not null,
  cancelled_at bigint,
  confirmation integer default 0 not null,
  revision bigint default 0 not null,
  constraint purchase_order_pk primary key (id),
  constraint purchase_order_number_once unique (number),
  constraint purchase_order_versions_count check (version >= 1),
  constraint purchase_order_confirmations_count check (confirmation >= 0),
  constraint purchase_order_revision_counts check (revision >= 0)
);

-- Each bundle is claimed by one claim; an order's bundles may go to several organizations. ends_on is
-- the last day of a bundle whose hardware was returned.
create table if not exists order_bundle (
  order_id uuid not null,
  ordinal integer not null,
  product varchar(40) not null,
  seats integer not null,
  months integer,
  first_day date,
  last_day date,
  claim_organization_id uuid,
  claim_id uuid,
  ends_on date,
  constraint order_bundle_pk primary key (order_id, ordinal),
  constraint order_bundle_of_order foreign key (order_id) references purchase_order (id),
  constraint order_bundle_has_seats check (seats >= 1),
  constraint order_bundle_claim_is_whole check (
    (claim_organization_id is null) = (claim_id is null)),
  constraint order_bundle_has_one_term check (
    (months is not null and months >= 1 and first_day is null and last_day is null)
    or (months is null and first_day is not null and last_day is not null
      and first_day <= last_day))
);

-- The places of an order's displays begin with 0 and have no gaps. folded is the serial with 0 for O
-- and 1 for I and L, by which a misread one is found.
create table if not exists display (
  serial varchar(40) not null,
  folded varchar(40) not null,
  order_id uuid not null,
  ordinal integer not null,
  model varchar(100) not null,
  constraint display_pk primary key (serial),
  constraint display_place_once unique (order_id, ordinal),
  constraint display_of_order foreign key (order_id) references purchase_order (id)
);

create index if not exists display_folded on display (folded);

-- One row, which who adds, corrects or cancels orders locks first: they take turns.
create table if not exists order_turn (
  id integer not null,
  constraint order_turn_pk primary key (id)
);

create table if not exists token (
  kind varchar(40) not null,
  lookup varchar(64) not null,
  scope_kind varchar(20) not null,
  scope_id uuid not null,
  target uuid not null,
  expires_at bigint,
  code_hash varchar(43),
  missed integer default 0 not null,
  spent_at bigint,
  spent_by uuid,
  constraint token_pk primary key (kind, lookup),
  constraint token_misses_count check (missed between 0 and 10),
  constraint token_spending_is_whole check ((spent_at is null) = (spent_by is null))
);

create index if not exists token_of_target on token (target, kind);

create index if not exists token_expired on token (expires_at);

-- Limits. A bucket is as if it were not there once due_at has come; each new one drops some of those.
create table if not exists attempt (
  bucket varchar(64) not null,
  due_at bigint not null,
  constraint attempt_pk primary key (bucket)
);

create index if not exists attempt_idle on attempt (due_at);

create table if not exists claim (
  organization_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  account_id uuid,
  how varchar(20) not null,
  vendor_name varchar(200) not null,
  vendor_location varchar(200) not null,
  submitted_at bigint not null,
  overdue_at bigint,
  fulfilled_at bigint,
  outcome varchar(30),
  ended_at bigint,
  retries integer not null,
  constraint claim_pk primary key (organization_id, id),
  constraint claim_has_a_claimant check ((account_id is null) = (how = 'TRANSFER')),
  constraint claim_end_is_whole check ((outcome is null) = (ended_at is null)),
  constraint claim_fulfilled_at_its_end check (
    outcome is null or outcome <> 'FULFILLED'
    or (fulfilled_at is not null and fulfilled_at = ended_at)),
  constraint claim_retries_count check (retries >= 0)
);

-- What was claimed, as it was then; so it is fulfilled by rows of one organization. product_key_id is
-- the key that it becomes.
create table if not exists claim_bundle (
  organization_id uuid not null,
  claim_id uuid not null,
  ordinal integer not null,
  product varchar(40) not null,
  seats integer not null,
  starts_at bigint not null,
  ends_at bigint not null,
  product_key_id uuid not null,
  constraint claim_bundle_pk primary key (organization_id, claim_id, ordinal),
  constraint claim_bundle_of_claim foreign key (organization_id, claim_id)
    references claim (organization_id, id),
  constraint claim_bundle_has_seats check (seats >= 1),
  constraint claim_bundle_has_a_term check (starts_at < ends_at)
);

-- capacity holds from capacity_from_at until just before capacity_until_at; null is without end.
-- seats_in_use counts people_in_use and the computers of those keys that have a capacity of their
-- own in that stretch.
create table if not exists subscription (
  organization_id uuid not null,
  id uuid not null,
  ordinal integer not null,
  product varchar(40) not null,
  over_capacity_keep varchar(20) not null,
  over_capacity_grace_days integer not null,
  suspended_at bigint,
  cancels_at bigint,
  capacity integer not null,
  capacity_from_at bigint,
  capacity_until_at bigint,
  people_in_use integer not null,
  seats_in_use integer not null,
  waiting integer not null,
  constraint subscription_pk primary key (organization_id, id),
  constraint subscription_place_once unique (organization_id, ordinal),
  constraint subscription_product_once unique (organization_id, product),
  constraint subscription_of_organization
    foreign key (organization_id) references organization (id),
  constraint subscription_grace_counts check (over_capacity_grace_days >= 0),
  constraint subscription_capacity_counts check (capacity >= 0),
  constraint subscription_people_count check (people_in_use >= 0),
  constraint subscription_seats_count check (seats_in_use >= people_in_use),
  constraint subscription_waiting_counts check (waiting >= 0)
);

-- ends_at is when it adds nothing any more, by its last allotment or by ended_at, whichever is
-- sooner. capacity is what it adds in the stretch of time on its subscription's row.
create table if not exists product_key (
  organization_id uuid not null,
  id uuid not null,
  subscription_id uuid not null,
  ends_at bigint not null,
  ended_at bigint,
  ended_why varchar(20),
  generation integer not null,
  number bigint not null,
  capacity integer not null,
  devices_in_use integer not null,
  constraint product_key_pk primary key (organization_id, id),
  constraint product_key_in_subscription unique (organization_id, subscription_id, id),
  constraint product_key_of_subscription foreign key (organization_id, subscription_id)
    references subscription (organization_id, id),
  constraint product_key_end_is_whole check ((ended_at is null) = (ended_why is null)),
  constraint product_key_capacity_counts check (capacity >= 0),
  constraint product_key_devices_count check (devices_in_use >= 0)
);

create table if not exists allotment (
  organization_id uuid not null,
  product_key_id uuid not null,
  ordinal integer not null,
  seats integer not null,
  starts_at bigint not null,
  ends_at bigint not null,
  constraint allotment_pk primary key (organization_id, product_key_id, ordinal),
  constraint allotment_of_product_key foreign key (organization_id, product_key_id)
    references product_key (organization_id, id),
  constraint allotment_has_seats check (seats >= 1),
  constraint allotment_has_a_term check (starts_at < ends_at)
);

-- active is true while the seat is held and null afterwards, so that only held seats are unique.
create table if not exists seat (
  organization_id uuid not null,
  id uuid not null,
  subscription_id uuid not null,
  account_id uuid,
  device_id uuid,
  product_key_id uuid,
  source varchar(20) not null,
  taken_at bigint not null,
  last_used_at bigint not null,
  pinned boolean not null,
  released_at bigint,
  active boolean,
  constraint seat_pk primary key (organization_id, id),
  constraint seat_once_for_a_person
    unique (organization_id, subscription_id, account_id, active),
  constraint seat_once_for_a_device_and_key
    unique (organization_id, product_key_id, device_id, active),
  constraint seat_of_subscription foreign key (organization_id, subscription_id)
    references subscription (organization_id, id),
  constraint seat_of_product_key foreign key (organization_id, subscription_id, product_key_id)
    references product_key (organization_id, subscription_id, id),
  constraint seat_has_one_holder check (
    (account_id is not null and device_id is null and product_key_id is null)
    or (account_id is null and device_id is not null and product_key_id is not null)),
  constraint seat_is_never_inactive check (active is null or active),
  constraint seat_is_held_or_released check ((active is null) = (released_at is not null))
);

create index if not exists seat_of_account on seat (account_id, active);

create index if not exists seat_of_device on seat (device_id, active);

create table if not exists key_device (
  organization_id uuid not null,
  product_key_id uuid not null,
  device_id uuid not null,
  first_hash varchar(43),
  current_hash varchar(43),
  previous_hash varchar(43),
  generation integer not null,
  shared boolean not null,
  traits varchar(400) not null,
  begun_at bigint not null,
  seen_at bigint not null,
  ended_why varchar(20),
  constraint key_device_pk primary key (organization_id, product_key_id, device_id),
  constraint key_device_of_product_key foreign key (organization_id, product_key_id)
    references product_key (organization_id, id),
  constraint key_device_generation_counts check (generation >= 0)
);

create table if not exists waiting (
  organization_id uuid not null,
  subscription_id uuid not null,
  account_id uuid not null,
  place bigint not null,
  source varchar(20) not null,
  since_at bigint not null,
  constraint waiting_pk primary key (organization_id, subscription_id, account_id),
  constraint waiting_place_once unique (organization_id, subscription_id, place),
  constraint waiting_for_subscription foreign key (organization_id, subscription_id)
    references subscription (organization_id, id)
);

create index if not exists waiting_of_account on waiting (account_id);

-- Of a paid class subscription_id says who pays. Which class a code leads to says the table token;
-- an archived class has none.
create table if not exists class_group (
  organization_id uuid not null,
  id uuid not null,
  name varchar(200) not null,
  teacher_id uuid not null,
  subscription_id uuid,
  code varchar(11),
  code_expires_at bigint,
  archived_at bigint,
  constraint class_group_pk primary key (organization_id, id),
  constraint class_group_of_subscription foreign key (organization_id, subscription_id)
    references subscription (organization_id, id),
  constraint class_group_has_a_code_until_archived check (
    (code is null) = (archived_at is not null)),
  constraint class_group_expiry_is_of_a_code check (code_expires_at is null or code is not null)
);

create index if not exists class_group_of_teacher
  on class_group (organization_id, teacher_id, id);

create table if not exists enrolment (
  organization_id uuid not null,
  class_group_id uuid not null,
  account_id uuid not null,
  joined_at bigint not null,
  constraint enrolment_pk primary key (organization_id, class_group_id, account_id),
  constraint enrolment_in_class_group foreign key (organization_id, class_group_id)
    references class_group (organization_id, id)
);

create index if not exists enrolment_of_account on enrolment (account_id, organization_id);

-- A bulk change of seats. Whoever does some of its steps sets steps_done from what it was, in the
-- same transaction; so each step is done once.
create table if not exists seat_run (
  organization_id uuid not null,
  id uuid not null,
  subscription_id uuid not null,
  account_id uuid not null,
  started_at bigint not null,
  steps integer not null,
  steps_done integer not null,
  undoes_run_id uuid,
  undone_by_run_id uuid,
  constraint seat_run_pk primary key (organization_id, id),
  constraint seat_run_of_subscription foreign key (organization_id, subscription_id)
    references subscription (organization_id, id),
  constraint seat_run_steps_count check (steps_done between 0 and steps)
);

create table if not exists seat_run_row (
  organization_id uuid not null,
  run_id uuid not null,
  ordinal integer not null,
  action varchar(20) not null,
  account_id uuid,
  to_account_id uuid,
  result varchar(20) not null,
  seat_before_id uuid,
  source_before varchar(20),
  pinned_before boolean,
  seat_given_id uuid,
  waited_as varchar(20),
  decided_at bigint not null,
  constraint seat_run_row_pk primary key (organization_id, run_id, ordinal),
  constraint seat_run_row_of_run foreign key (organization_id, run_id)
    references seat_run (organization_id, id),
  constraint seat_run_row_before_is_whole check (
    (source_before is null) = (pinned_before is null))
);

-- The settings of a connection, and how it stands with it.
-- live is true until it ends and null afterwards: then its name is free, and its runs can be read.
-- seated is how many of its rows in roster_link are SEATED.
create table if not exists roster_connection (
  organization_id uuid not null,
  id uuid not null,
  subscription_id uuid not null,
  name varchar(100) not null,
  mode varchar(20) not null,
  grace_days integer not null,
  guard_percent integer not null,
  guard_least integer not null,
  every_minutes integer not null,
  pause_first_day date,
  pause_last_day date,
  current_run_id uuid,
  held_run_id uuid,
  scope varchar(400),
  checkpoint ${text},
  replace_due boolean not null,
  preview_due boolean not null,
  failures integer not null,
  retry_at bigint,
  schedule integer not null,
  met_at bigint,
  live boolean,
  seated integer not null,
  constraint roster_connection_pk primary key (organization_id, id),
  constraint roster_connection_name_once unique (organization_id, subscription_id, name, live),
  constraint roster_connection_is_never_dead check (live is null or live),
  constraint roster_connection_of_subscription foreign key (organization_id, subscription_id)
    references subscription (organization_id, id),
  constraint roster_connection_grace_counts check (grace_days between 0 and 365),
  constraint roster_connection_guard_counts check (
    guard_percent between 0 and 100 and guard_least >= 1),
  constraint roster_connection_pause_is_whole check (
    (pause_first_day is null) = (pause_last_day is null)),
  constraint roster_connection_failures_count check (failures >= 0)
);

-- digest is of what the list said of the person when it was applied last.
create table if not exists roster_link (
  organization_id uuid not null,
  connection_id uuid not null,
  directory_id varchar(255) not null,
  account_id uuid not null,
  digest bigint not null,
  standing varchar(10) not null,
  run_id uuid not null,
  constraint roster_link_pk primary key (organization_id, connection_id, directory_id),
  constraint roster_link_of_connection foreign key (organization_id, connection_id)
    references roster_connection (organization_id, id)
);

create index if not exists roster_link_of_account on roster_link (organization_id, account_id);

-- rows_kept is true while it has rows in roster_run_row, and null otherwise.
create table if not exists roster_run (
  organization_id uuid not null,
  id uuid not null,
  connection_id uuid not null,
  account_id uuid,
  started_at bigint not null,
  scope varchar(400) not null,
  state varchar(20) not null,
  done integer not null,
  touched_at bigint not null,
  ended_at bigint,
  verdict varchar(20),
  checkpoint ${text},
  counts varchar(1000) not null,
  unchanged integer not null,
  withheld varchar(20) not null,
  replaces boolean not null,
  fingerprint varchar(64) not null,
  remarks ${text} not null,
  rows_kept boolean,
  constraint roster_run_pk primary key (organization_id, id),
  constraint roster_run_of_connection foreign key (organization_id, connection_id)
    references roster_connection (organization_id, id)
);

create index if not exists roster_run_last
  on roster_run (organization_id, connection_id, started_at, id);

create index if not exists roster_run_ended on roster_run (rows_kept, ended_at);

-- What a run has read and must do something about; it goes with the end of the run.
create table if not exists roster_staged (
  organization_id uuid not null,
  run_id uuid not null,
  ordinal integer not null,
  kind varchar(20) not null,
  directory_id varchar(255),
  email varchar(254),
  given_name varchar(200),
  family_name varchar(200),
  roles varchar(60),
  active boolean,
  account_id uuid,
  result varchar(20),
  constraint roster_staged_pk primary key (organization_id, run_id, ordinal),
  constraint roster_staged_once unique (organization_id, run_id, directory_id),
  constraint roster_staged_of_run foreign key (organization_id, run_id)
    references roster_run (organization_id, id)
);

create table if not exists roster_run_row (
  organization_id uuid not null,
  run_id uuid not null,
  ordinal integer not null,
  directory_id varchar(255),
  account_id uuid,
  result varchar(20) not null,
  ignored_roles varchar(60) not null,
  address_differs boolean not null,
  standing_before varchar(10),
  seat_given_id uuid,
  constraint roster_run_row_pk primary key (organization_id, run_id, ordinal),
  constraint roster_run_row_of_run foreign key (organization_id, run_id)
    references roster_run (organization_id, id)
);

-- A seat that is released at due_at, unless its holder is listed again.
create table if not exists pending_release (
  organization_id uuid not null,
  subscription_id uuid not null,
  account_id uuid not null,
  connection_id uuid not null,
  run_id uuid not null,
  seat_id uuid not null,
  due_at bigint not null,
  constraint pending_release_pk primary key (organization_id, subscription_id, account_id),
  constraint pending_release_of_connection foreign key (organization_id, connection_id)
    references roster_connection (organization_id, id),
  constraint pending_release_of_seat foreign key (organization_id, seat_id)
    references seat (organization_id, id)
);

create index if not exists pending_release_due
  on pending_release (organization_id, connection_id, due_at);

-- By what a directory's list is opened; hash is of the secret that the directory sends.
create table if not exists push_token (
  hash varchar(64) not null,
  organization_id uuid not null,
  connection_id uuid not null,
  id uuid not null,
  issued_at bigint not null,
  expires_at bigint,
  constraint push_token_pk primary key (organization_id, connection_id, id),
  constraint push_token_hash_once unique (hash),
  constraint push_token_of_connection foreign key (organization_id, connection_id)
    references roster_connection (organization_id, id)
);

-- What a directory has pushed, in the order of ordinal.
create table if not exists pushed_resource (
  organization_id uuid not null,
  connection_id uuid not null,
  kind varchar(10) not null,
  id varchar(36) not null,
  ordinal bigint not null,
  name_key varchar(64),
  external_key varchar(64),
  body ${text} not null,
  version bigint not null,
  created_at bigint not null,
  modified_at bigint not null,
  constraint pushed_resource_pk primary key (organization_id, connection_id, kind, id),
  constraint pushed_resource_order unique (organization_id, connection_id, kind, ordinal),
  constraint pushed_resource_name_once unique (organization_id, connection_id, kind, name_key),
  constraint pushed_resource_of_connection foreign key (organization_id, connection_id)
    references roster_connection (organization_id, id),
  constraint pushed_resource_version_counts check (version >= 1)
);

create index if not exists pushed_resource_external
  on pushed_resource (organization_id, connection_id, kind, external_key);

-- How many resources have an ordinal of each five hundred: so a page is found without the others.
-- The last ones are counted when they are asked for, until the last of their five hundred is added.
create table if not exists pushed_stretch (
  organization_id uuid not null,
  connection_id uuid not null,
  kind varchar(10) not null,
  number bigint not null,
  resources integer not null,
  constraint pushed_stretch_pk primary key (organization_id, connection_id, kind, number),
  constraint pushed_stretch_of_connection foreign key (organization_id, connection_id)
    references roster_connection (organization_id, id),
  constraint pushed_stretch_counts check (resources >= 0)
);

create table if not exists pushed_member (
  organization_id uuid not null,
  connection_id uuid not null,
  group_id varchar(36) not null,
  user_id varchar(36) not null,
  constraint pushed_member_pk primary key (organization_id, connection_id, group_id, user_id),
  constraint pushed_member_of_connection foreign key (organization_id, connection_id)
    references roster_connection (organization_id, id)
);

create index if not exists pushed_member_of_user
  on pushed_member (organization_id, connection_id, user_id);

-- How many seats pushes have taken back in which hour; hours is how many have passed since 1970.
create table if not exists push_release (
  organization_id uuid not null,
  connection_id uuid not null,
  hours bigint not null,
  releases integer not null,
  constraint push_release_pk primary key (organization_id, connection_id, hours),
  constraint push_release_of_connection foreign key (organization_id, connection_id)
    references roster_connection (organization_id, id),
  constraint push_release_counts check (releases >= 1)
);

create table if not exists job (
  scope_id uuid not null,
  id uuid not null,
  scope_kind varchar(20) not null,
  kind varchar(40) not null,
  lane integer not null,
  argument varchar(400) not null,
  due_at bigint not null,
  attempt integer not null,
  leased_until_at bigint,
  ended_at bigint,
  abandoned boolean not null,
  constraint job_pk primary key (scope_id, id),
  constraint job_lane_exists check (lane between 0 and 9),
  constraint job_attempts_count check (attempt >= 0),
  constraint job_abandoned_has_ended check (not abandoned or ended_at is not null)
);

create index if not exists job_open on job (ended_at, lane, due_at, id);
create index if not exists job_abandoned on job (abandoned, kind, ended_at, id);

-- position is the event's place in the feed, which it gets after its commit.
create table if not exists event (
  scope_id uuid not null,
  number bigint not null,
  position bigint,
  scope_kind varchar(20) not null,
  type varchar(40) not null,
  subject_id uuid not null,
  actor varchar(100) not null,
  why varchar(100) not null,
  body ${text} not null,
  valid_at bigint not null,
  recorded_at bigint not null,
  constraint event_pk primary key (scope_id, number),
  constraint event_number_counts check (number >= 1)
);

create index if not exists event_about on event (subject_id, recorded_at);

-- Begins with those that have no position on MariaDB and H2, and ends with them on PostgreSQL; either
-- way they stand together and in the order in which they get one.
create index if not exists event_fed on event (position, number, scope_id);

-- One row: the newest position. Who gives positions locks it first and changes it.
create table if not exists feed (
  id integer not null,
  position bigint not null,
  constraint feed_pk primary key (id),
  constraint feed_is_one check (id = 1),
  constraint feed_position_counts check (position >= 0)
);

create table if not exists idempotency (
  scope_id uuid not null,
  idempotency_key varchar(128) not null,
  scope_kind varchar(20) not null,
  request varchar(64) not null,
  result varchar(400) not null,
  revision bigint not null,
  recorded_at bigint not null,
  constraint idempotency_pk primary key (scope_id, idempotency_key)
);

-- Global, with a row for each import of a catalog; rows are never changed. Unique is what a version
-- follows, so that two imports at once cannot both follow the same one.
create table if not exists catalog_version (
  version integer not null,
  previous integer not null,
  actor varchar(100) not null,
  recorded_at bigint not null,
  body ${text} not null,
  constraint catalog_version_pk primary key (version),
  constraint catalog_version_follows_once unique (previous),
  constraint catalog_version_grows check (previous >= 0 and version > previous)
);

-- Global, with a row for each account, device, product key or lease of which leases were taken back.
create table if not exists revocation (
  subject_id uuid not null,
  kind varchar(20) not null,
  issued_before_at bigint not null,
  constraint revocation_pk primary key (subject_id, kind)
);

create index if not exists revocation_reach on revocation (issued_before_at);

-- One row, once something was revoked: how many changes there were.
create table if not exists revocation_number (
  id integer not null,
  number bigint not null,
  constraint revocation_number_pk primary key (id),
  constraint revocation_number_is_one check (id = 1),
  constraint revocation_number_counts check (number >= 1)
);
