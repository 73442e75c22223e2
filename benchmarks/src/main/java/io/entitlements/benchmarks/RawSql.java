package io.entitlements.benchmarks;

/**
 * The statements of {@link RawSeats}, as the library writes them for PostgreSQL. Whoever changes
 * the library's changes them here; a test says so.
 */
final class RawSql {

  static final String ANSWER =
      """
      select scope_id, idempotency_key, scope_kind, request, result, revision, recorded_at
      from idempotency
      where scope_id = ? and idempotency_key = ?
      """;

  static final String MEMBERSHIP =
      """
      select organization_id, account_id, is_administrator, is_tech_instructor,
        is_supervisor, is_educator, is_student, account.status as status,
        organization.closed_at as closed_at
      from membership
      join account on account.id = membership.account_id
      join organization on organization.id = membership.organization_id
      where organization_id = ? and account_id = ?
      """;

  static final String SUBSCRIPTION =
      """
      select subscription.organization_id, subscription.id as subscription_id,
        subscription.product, subscription.over_capacity_keep,
        subscription.over_capacity_grace_days, subscription.suspended_at, subscription.cancels_at
      from subscription
      where organization_id = ? and id = ?
      """;

  static final String ACCOUNT =
      "select id, email, name, status, default_organization_id from account where email = ?";

  static final String USE_SEAT =
      """
      update subscription set
        seats_in_use = seats_in_use + ?,
        people_in_use = people_in_use + ?
      where organization_id = ?
        and id = ?
        and seats_in_use <= capacity - ?
        and (capacity_from_at is null or capacity_from_at <= ?)
        and (capacity_until_at is null or capacity_until_at > ?)
        and not exists (
          select 1 from seat
          where organization_id = ?
            and subscription_id = ?
            and account_id = ?
            and active = true)
        and product = ?
      """;

  static final String INSERT_SEAT =
      """
      insert into seat (organization_id, id, subscription_id, account_id, device_id,
        product_key_id, source, taken_at, last_used_at, pinned, active)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)
      """;

  static final String HELD =
      """
      select organization_id, id, subscription_id, account_id, device_id, product_key_id, source,
        taken_at, pinned
      from seat
      where organization_id = ? and subscription_id = ? and account_id = ? and active = true
      """;

  static final String USE =
      """
      select subscription.people_in_use, subscription.seats_in_use, subscription.capacity,
        subscription.waiting, subscription.capacity_from_at, subscription.capacity_until_at
      from subscription
      where organization_id = ? and id = ?
      """;

  static final String LOCK = USE + "for update";

  static final String RELEASE =
      """
      update seat set released_at = ?, active = null
      where organization_id = ? and id = ? and active = true
      """;

  static final String FREE_SEATS =
      """
      update subscription set
        seats_in_use = seats_in_use - ?,
        people_in_use = people_in_use - ?
      where organization_id = ? and id = ?
      """;

  static final String RAISE_REVISION =
      "update organization set revision = revision + ? where id = ? returning revision";

  static final String INSERT_EVENT =
      """
      insert into event (scope_id, number, scope_kind, type, subject_id, actor, why, body,
        valid_at, recorded_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  static final String INSERT_ANSWER =
      """
      insert into idempotency (scope_id, idempotency_key, scope_kind, request, result, revision,
        recorded_at)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private RawSql() {}
}
