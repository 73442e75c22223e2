package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tables refuse, also to somebody who goes past this library. */
abstract class ConstraintContract {

  private static final UUID ORGANIZATION = new UUID(1, 1);
  private static final UUID SUBSCRIPTION = new UUID(1, 2);
  private static final UUID KEY = new UUID(1, 3);
  private static final UUID PERSON = new UUID(1, 4);
  private static final UUID DEVICE = new UUID(1, 5);

  private final TestDatabase database;

  ConstraintContract(TestServer server) {
    database = server.migrated();
  }

  @BeforeEach
  void addSubscription() {
    database.execute(
        "insert into organization (id, name, location, zone, region) values (?, 'a', '', 'UTC', 'EUROPE')",
        ORGANIZATION);
    database.execute(
        "insert into subscription (organization_id, id, ordinal, product, over_capacity_keep,"
            + " over_capacity_grace_days, capacity, people_in_use, seats_in_use, waiting)"
            + " values (?, ?, 1, 'p', 'OLDEST', 0, 1, 0, 0, 0)",
        ORGANIZATION,
        SUBSCRIPTION);
    database.execute(
        "insert into product_key (organization_id, id, subscription_id, ends_at, generation,"
            + " number, capacity, devices_in_use) values (?, ?, ?, 1, 0, 0, 0, 0)",
        ORGANIZATION,
        KEY,
        SUBSCRIPTION);
  }

  @AfterEach
  void deleteDatabase() {
    database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true, false, false, false, true",
        "false, true, false, false, true",
        "false, false, true, false, true",
        "false, false, false, true, true",
        "true, true, true, true, true"
      })
  void student_who_is_anything_else_is_refused(String roles) {
    refused("membership_student_is_alone", () -> insertMembership(roles));
  }

  @Test
  void membership_without_a_role_is_refused() {
    refused("membership_has_a_role", () -> insertMembership("false, false, false, false, false"));
  }

  @Test
  void student_alone_and_all_other_roles_together_are_accepted() {
    assertThatCode(() -> insertMembership("false, false, false, false, true"))
        .doesNotThrowAnyException();
    database.execute("delete from membership");
    assertThatCode(() -> insertMembership("true, true, true, true, false"))
        .doesNotThrowAnyException();
  }

  @Test
  void counters_below_zero_are_refused() {
    refused("subscription_seats_count", "update subscription set people_in_use = 1");
    refused("subscription_capacity_counts", "update subscription set capacity = -1");
    refused("subscription_waiting_counts", "update subscription set waiting = -1");
    refused("product_key_devices_count", "update product_key set devices_in_use = -1");
    refused("product_key_capacity_counts", "update product_key set capacity = -1");
    refused("organization_revision_counts", "update organization set revision = -1");
  }

  @Test
  void a_key_ends_for_a_reason_and_an_allotment_has_seats_and_a_term() {
    refused("product_key_end_is_whole", "update product_key set ended_at = 1");
    refused("product_key_end_is_whole", "update product_key set ended_why = 'REVOKED'");
    refused("allotment_has_seats", () -> insertAllotment(0, 0, 1));
    refused("allotment_has_a_term", () -> insertAllotment(1, 1, 1));
  }

  @Test
  void a_domain_has_one_holder_and_is_not_found_unlooked_for() {
    String held = "insert into verified_domain (name, holder_id, verified_at) values (?, ?, 1)";
    database.execute(held, "school.example", ORGANIZATION);
    assertThatThrownBy(() -> database.execute(held, "school.example", SUBSCRIPTION))
        .isInstanceOf(RuntimeException.class);
    refused(
        "organization_domain_was_looked_for",
        () ->
            database.execute(
                "insert into organization_domain (organization_id, name, token, added_at, seen_at)"
                    + " values (?, 'school.example', 't', 1, 1)",
                ORGANIZATION));
  }

  @Test
  void a_claim_ends_for_a_reason_and_a_bundle_is_claimed_by_a_whole_claim() {
    database.execute(
        "insert into claim (organization_id, id, order_id, account_id, how, vendor_name,"
            + " vendor_location, submitted_at, retries) values (?, ?, ?, ?, 'LINK', '', '', 0, 0)",
        ORGANIZATION,
        KEY,
        KEY,
        PERSON);
    refused("claim_end_is_whole", "update claim set ended_at = 1");
    refused("claim_end_is_whole", "update claim set outcome = 'CANCELLED'");
    refused("claim_fulfilled_at_its_end", "update claim set outcome = 'FULFILLED', ended_at = 1");
    refused(
        "claim_fulfilled_at_its_end",
        "update claim set outcome = 'FULFILLED', ended_at = 1, fulfilled_at = 2");
    refused("claim_retries_count", "update claim set retries = -1");
    database.execute(
        "insert into purchase_order (id, number, buyer_email) values (?, 'a', 'a@b.example')", KEY);
    database.execute(
        "insert into order_bundle (order_id, ordinal, product, seats, months)"
            + " values (?, 0, 'p', 1, 1)",
        KEY);
    refused("order_bundle_claim_is_whole", "update order_bundle set claim_id = order_id");
    refused(
        "order_bundle_claim_is_whole", "update order_bundle set claim_organization_id = order_id");
  }

  private void insertAllotment(int seats, long startsAt, long endsAt) {
    database.execute(
        "insert into allotment (organization_id, product_key_id, ordinal, seats, starts_at,"
            + " ends_at) values (?, ?, 0, ?, ?, ?)",
        ORGANIZATION,
        KEY,
        seats,
        startsAt,
        endsAt);
  }

  /** So that a distributed database can keep an organization's rows together. */
  @Test
  void the_key_of_every_table_of_an_organizations_data_leads_with_the_organization() {
    List<String> owned =
        database.query(
            "select distinct lower(table_name) from information_schema.columns"
                + " where lower(column_name) = 'organization_id'");
    List<String> leading =
        database.query(
            """
            select distinct lower(used.table_name)
            from information_schema.key_column_usage used
            join information_schema.table_constraints made
              on made.constraint_schema = used.constraint_schema
              and made.constraint_name = used.constraint_name
              and made.table_name = used.table_name
            where made.constraint_type = 'PRIMARY KEY'
              and used.ordinal_position = 1
              and lower(used.column_name) = 'organization_id'
            """);

    assertThat(owned).contains("membership", "claim", "subscription", "product_key", "seat");
    assertThat(leading).containsExactlyInAnyOrderElementsOf(owned);
  }

  @Test
  void second_seat_of_one_holder_is_refused_while_the_first_is_held() {
    insertSeat(PERSON, null, null, "null, true");
    refused("seat_once_for_a_person", () -> insertSeat(PERSON, null, null, "null, true"));
    insertSeat(PERSON, null, null, "1, null");
    insertSeat(PERSON, null, null, "2, null");

    insertSeat(null, DEVICE, KEY, "null, true");
    refused("seat_once_for_a_device_and_key", () -> insertSeat(null, DEVICE, KEY, "null, true"));
    insertSeat(null, DEVICE, KEY, "1, null");
    insertSeat(null, DEVICE, KEY, "2, null");
  }

  @Test
  void seat_is_either_held_or_released() {
    refused("seat_is_held_or_released", () -> insertSeat(PERSON, null, null, "1, true"));
    refused("seat_is_held_or_released", () -> insertSeat(PERSON, null, null, "null, null"));
    refused("seat_is_never_inactive", () -> insertSeat(PERSON, null, null, "null, false"));
  }

  @Test
  void seat_has_one_holder() {
    refused("seat_has_one_holder", () -> insertSeat(null, null, null, "null, true"));
    refused("seat_has_one_holder", () -> insertSeat(PERSON, DEVICE, KEY, "null, true"));
    refused("seat_has_one_holder", () -> insertSeat(null, DEVICE, null, "null, true"));
  }

  @Test
  void seat_of_another_organizations_subscription_is_refused() {
    refused(
        "seat_of_subscription",
        () ->
            database.execute(
                "insert into seat (organization_id, id, subscription_id, account_id, source,"
                    + " taken_at, last_used_at, pinned, active)"
                    + " values (?, ?, ?, ?, 'TYPED', 0, 0, false, true)",
                new UUID(2, 1),
                UUID.randomUUID(),
                SUBSCRIPTION,
                PERSON));
  }

  @Test
  void class_has_a_code_until_it_is_archived_and_an_expiry_only_with_a_code() {
    refused(
        "class_group_has_a_code_until_archived",
        () -> insertClass(SUBSCRIPTION, "null, null, null"));
    refused(
        "class_group_has_a_code_until_archived", () -> insertClass(SUBSCRIPTION, "'C', null, 1"));
    refused("class_group_expiry_is_of_a_code", () -> insertClass(SUBSCRIPTION, "null, 1, 1"));
    insertClass(SUBSCRIPTION, "'C', 1, null");
  }

  @Test
  void class_is_paid_by_its_own_organization_and_students_are_in_a_class_that_there_is() {
    refused("class_group_of_subscription", () -> insertClass(new UUID(9, 9), "'C', null, null"));
    refused(
        "enrolment_in_class_group",
        () ->
            database.execute(
                "insert into enrolment (organization_id, class_group_id, account_id, joined_at)"
                    + " values (?, ?, ?, 0)",
                ORGANIZATION,
                UUID.randomUUID(),
                PERSON));
  }

  private void insertClass(UUID subscription, String codeAndEnd) {
    database.execute(
        "insert into class_group (organization_id, id, name, teacher_id, subscription_id, code,"
            + " code_expires_at, archived_at) values (?, ?, 'a', ?, ?, "
            + codeAndEnd
            + ")",
        ORGANIZATION,
        UUID.randomUUID(),
        PERSON,
        subscription);
  }

  @Test
  void catalog_version_follows_a_lesser_one_that_nothing_else_follows() {
    insertCatalog(2, 0);
    refused("catalog_version_follows_once", () -> insertCatalog(3, 0));
    refused("catalog_version_grows", () -> insertCatalog(3, 3));
    refused("catalog_version_grows", () -> insertCatalog(3, -1));
    insertCatalog(3, 2);
  }

  private void insertCatalog(int version, int previous) {
    database.execute(
        "insert into catalog_version (version, previous, actor, recorded_at, body)"
            + " values (?, ?, 'task:test', 0, '{}')",
        version,
        previous);
  }

  private void insertMembership(String roles) {
    database.execute(
        "insert into membership (organization_id, account_id, is_administrator,"
            + " is_tech_instructor, is_supervisor, is_educator, is_student)"
            + " values (?, ?, "
            + roles
            + ")",
        ORGANIZATION,
        PERSON);
  }

  private void insertSeat(UUID person, UUID device, UUID key, String releasedAndActive) {
    database.execute(
        "insert into seat (organization_id, id, subscription_id, account_id, device_id,"
            + " product_key_id, source, taken_at, last_used_at, pinned, released_at, active)"
            + " values (?, ?, ?, ?, ?, ?, 'TYPED', 0, 0, false, "
            + releasedAndActive
            + ")",
        ORGANIZATION,
        UUID.randomUUID(),
        SUBSCRIPTION,
        person,
        device,
        key);
  }

  private void refused(String constraint, String sql) {
    refused(constraint, () -> database.execute(sql));
  }

  private static void refused(String constraint, Runnable change) {
    assertThatThrownBy(change::run).rootCause().message().containsIgnoringCase(constraint);
  }
}
