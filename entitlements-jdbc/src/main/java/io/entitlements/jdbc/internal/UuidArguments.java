package io.entitlements.jdbc.internal;

import java.sql.Types;
import java.util.UUID;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Binds UUIDs; Jdbi's own way makes a text of a missing one, which PostgreSQL does not convert. */
public final class UuidArguments extends AbstractArgumentFactory<UUID> {

  /** For the registration. */
  public UuidArguments() {
    super(Types.OTHER);
  }

  @Override
  protected Argument build(UUID value, ConfigRegistry config) {
    return (position, statement, context) -> statement.setObject(position, value);
  }
}
