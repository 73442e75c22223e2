package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.Token;
import io.entitlements.spi.TokenStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The table {@code token}. */
public final class TokenTable implements TokenStore {

  private static final String INSERT =
      """
      insert into token (kind, lookup, scope_kind, scope_id, target, expires_at, code_hash, missed,
        spent_at, spent_by)
      values (:kind, :lookup, :scopeKind, :scope, :target, :expiresAt, :codeHash, :missed,
        :spentAt, :spentBy)
      """;

  private static final String SELECT =
      """
      select kind, lookup, scope_kind, scope_id, target, expires_at, code_hash, missed, spent_at,
        spent_by
      from token
      where kind = :kind and lookup = :lookup
      """;

  /** Of one token; {@link #bindUsable} binds it. */
  static final String WHERE_USABLE =
      """
      where kind = :kind
        and lookup = :lookup
        and spent_at is null
        and (expires_at is null or expires_at > :now)
        and missed < :mostMissed
      """;

  private static final String TRY_CODE =
      """
      update token set missed = missed + case when code_hash = :codeHash then 0 else 1 end
      """
          + WHERE_USABLE
          + " and code_hash is not null";

  private static final String SPEND =
      "update token set spent_at = :now, spent_by = :by " + WHERE_USABLE;

  private static final String SPEND_ALL =
      """
      update token set spent_at = :now, spent_by = :by
      where target = :target and kind = :kind and spent_at is null
      """;

  private static final String EXPIRED =
      """
      select kind, lookup from token
      where expires_at <= :before
      order by expires_at
      fetch first :most rows only
      """;

  private static final String DROP = "delete from token where kind = :kind and lookup = :lookup";

  private final Handle handle;
  private final Dialect dialect;

  /** On one connection. */
  public TokenTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  @Override
  public boolean insert(Token token) {
    if (find(token.kind(), token.lookup()).isPresent()) {
      return false;
    }
    of(INSERT, token.kind(), token.lookup())
        .bind("scopeKind", token.scope().kind().name())
        .bind("scope", token.scope().value())
        .bind("target", token.target())
        .bind("expiresAt", Columns.micros(token.expiresAt()))
        .bind("codeHash", token.codeHash().orElse(null))
        .bind("missed", token.missed())
        .bind("spentAt", Columns.micros(token.spent().map(Token.Spent::at)))
        .bind("spentBy", token.spent().map(Token.Spent::by).orElse(null))
        .execute();
    return true;
  }

  @Override
  public Optional<Token> find(Token.Kind kind, String lookup) {
    return of(SELECT, kind, lookup).find(TokenTable::read);
  }

  @Override
  public boolean tryCode(Token.Kind kind, String lookup, String codeHash, Instant now) {
    return usable(TRY_CODE, kind, lookup, now).bind("codeHash", codeHash).execute() == 1;
  }

  @Override
  public boolean spend(Token.Kind kind, String lookup, Token.Spent by) {
    return usable(SPEND, kind, lookup, by.at()).bind("by", by.by()).execute() == 1;
  }

  @Override
  public void spendAll(Token.Kind kind, UUID target, Token.Spent by) {
    Sql.of(handle, SPEND_ALL)
        .bind("kind", kind.name())
        .bind("target", target)
        .bind("now", Columns.micros(by.at()))
        .bind("by", by.by())
        .execute();
  }

  @Override
  public void dropExpired(Instant before, int most) {
    List<Sql> drops =
        Sql.of(handle, EXPIRED + dialect.lockingWhatIsFree())
            .bind("before", Columns.micros(before))
            .bind("most", most)
            .list(
                row ->
                    of(DROP, Token.Kind.valueOf(row.getString("kind")), row.getString("lookup")));
    drops.forEach(Sql::execute);
  }

  private Sql usable(String sql, Token.Kind kind, String lookup, Instant now) {
    return bindUsable(Sql.of(handle, sql), kind, lookup, now);
  }

  static Sql bindUsable(Sql sql, Token.Kind kind, String lookup, Instant now) {
    return sql.bind("kind", kind.name())
        .bind("lookup", lookup)
        .bind("now", Columns.micros(now))
        .bind("mostMissed", Token.MOST_MISSED);
  }

  private Sql of(String sql, Token.Kind kind, String lookup) {
    return Sql.of(handle, sql).bind("kind", kind.name()).bind("lookup", lookup);
  }

  private static Token read(ResultSet row) throws SQLException {
    return new Token(
        Token.Kind.valueOf(row.getString("kind")),
        row.getString("lookup"),
        Columns.scope(row),
        Columns.uuid(row, "target"),
        Columns.optionalInstant(row, "expires_at"),
        Optional.ofNullable(row.getString("code_hash")),
        row.getInt("missed"),
        spent(row));
  }

  private static Optional<Token.Spent> spent(ResultSet row) throws SQLException {
    Optional<Instant> at = Columns.optionalInstant(row, "spent_at");
    Optional<UUID> by = Columns.optionalUuid(row, "spent_by");
    return at.map(instant -> new Token.Spent(instant, by.orElseThrow()));
  }
}
