package io.entitlements.jdbc.internal.dialect;

import java.time.LocalDate;
import java.util.Locale;

/** The types of the columns that are filled in bulk. */
enum ColumnType {
  UUID(java.util.UUID.class),
  TEXT(String.class),
  BIGINT(Long.class),
  INTEGER(Integer.class),
  DATE(LocalDate.class),
  BOOLEAN(Boolean.class);

  private final Class<?> javaType;

  ColumnType(Class<?> javaType) {
    this.javaType = javaType;
  }

  Class<?> javaType() {
    return javaType;
  }

  /** The name of the type on PostgreSQL. */
  String sqlName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
