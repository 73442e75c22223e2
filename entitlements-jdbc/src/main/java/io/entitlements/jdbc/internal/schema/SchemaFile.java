package io.entitlements.jdbc.internal.schema;

import io.entitlements.jdbc.internal.dialect.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * One numbered change of the schema, as a database is told it. The files are written once for all
 * databases; the dialect resolves what differs.
 *
 * @param version its number, from 1 without gaps
 * @param sql statements, each ended by a semicolon
 */
public record SchemaFile(int version, String sql) {

  /** Refuses names in ${} that the dialect did not resolve. */
  public SchemaFile {
    if (sql.contains("${")) {
      throw new IllegalArgumentException(
          "sql must not contain ${, and does in schema file " + version);
    }
  }

  /**
   * All files, for one database.
   *
   * @param dialect the database's
   * @return in the order of their numbers
   */
  public static List<SchemaFile> of(Dialect dialect) {
    List<SchemaFile> files = new ArrayList<>();
    for (int version = 1; ; version++) {
      String name = String.format(Locale.ROOT, "/io/entitlements/jdbc/schema/%03d.sql", version);
      try (InputStream in = SchemaFile.class.getResourceAsStream(name)) {
        if (in == null) {
          return List.copyOf(files);
        }
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        // A checkout may have changed the ends of lines.
        files.add(new SchemaFile(version, dialect.definitions(text.replace("\r\n", "\n"))));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + name, e);
      }
    }
  }

  /** The SHA-256 of the text, as this database is told it, in hexadecimal digits. */
  String checksum() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
