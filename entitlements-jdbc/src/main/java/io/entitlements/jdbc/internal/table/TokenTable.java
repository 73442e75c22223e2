package io.entitlements.jdbc.internal.table;

import io.entitlements.spi.Token;
import io.entitlements.spi.TokenStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code token}. */
public final class TokenTable implements TokenStore {

  private static final String INSERT =
      """
      insert into token (kind, lookup, scope_kind, scope_id, target, expires_at, spent_at)
      values (:kind, :lookup, :scopeKind, :scope, :target, :expiresAt, :spentAt)
      """;

  private static final String SELECT =
      """
      select kind, lookup, scope_kind, scope_id, target, expires_at, spent_at
      from token
      where kind = :kind and lookup = :lookup
      """;

  private static final String SPEND =
      """
      update token set spent_at = :now
      where kind = :kind
        and lookup = :lookup
        and spent_at is null
        and (expires_at is null or expires_at > :now)
      """;

  private final Handle handle;

  /** On one connection. */
  public TokenTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public boolean insert(Token token) {
    if (find(token.kind(), token.lookup()).isPresent()) {
      return false;
    }
    handle
        .createUpdate(INSERT)
        .bind("kind", token.kind().name())
        .bind("lookup", token.lookup())
        .bind("scopeKind", token.scope().kind().name())
        .bind("scope", token.scope().value())
        .bind("target", token.target())
        .bind("expiresAt", Columns.micros(token.expiresAt()))
        .bind("spentAt", Columns.micros(token.spentAt()))
        .execute();
    return true;
  }

  @Override
  public Optional<Token> find(Token.Kind kind, String lookup) {
    return handle
        .createQuery(SELECT)
        .bind("kind", kind.name())
        .bind("lookup", lookup)
        .map(TokenTable::map)
        .findOne();
  }

  @Override
  public boolean spend(Token.Kind kind, String lookup, Instant now) {
    return handle
            .createUpdate(SPEND)
            .bind("kind", kind.name())
            .bind("lookup", lookup)
            .bind("now", Columns.micros(now))
            .execute()
        == 1;
  }

  private static Token map(ResultSet row, StatementContext context) throws SQLException {
    return new Token(
        Token.Kind.valueOf(row.getString("kind")),
        row.getString("lookup"),
        Columns.scope(row),
        Columns.uuid(row, "target"),
        Columns.optionalInstant(row, "expires_at"),
        Columns.optionalInstant(row, "spent_at"));
  }
}
