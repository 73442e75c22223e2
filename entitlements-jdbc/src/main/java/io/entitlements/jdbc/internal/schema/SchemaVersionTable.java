package io.entitlements.jdbc.internal.schema;

import io.entitlements.error.StorageException;
import io.entitlements.jdbc.internal.dialect.Dialect;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Which schema files were applied; row 0 stands for none and is what a migration locks. */
final class SchemaVersionTable {

  private static final String CREATE =
      """
      create table if not exists schema_version (
        version integer not null,
        checksum varchar(64) not null,
        applied_at timestamp default current_timestamp not null,
        constraint schema_version_pk primary key (version)
      );
      """;

  private final Handle handle;

  SchemaVersionTable(Handle handle) {
    this.handle = handle;
  }

  void create(Dialect dialect) {
    handle.createScript(dialect.definitions(CREATE)).execute();
    boolean isNew =
        handle
            .createQuery("select version from schema_version where version = 0")
            .mapTo(Integer.class)
            .findOne()
            .isEmpty();
    if (isNew) {
      insert(0, "");
    }
  }

  /** Waits for any other migration, and holds the next ones back until the transaction ends. */
  void lock() {
    handle.execute("update schema_version set checksum = '' where version = 0");
  }

  void insert(int version, String checksum) {
    handle
        .createUpdate("insert into schema_version (version, checksum) values (:version, :checksum)")
        .bind("version", version)
        .bind("checksum", checksum)
        .execute();
  }

  /** The files to apply; refuses a schema that these files cannot have made. */
  List<SchemaFile> missing(List<SchemaFile> known) {
    Map<Integer, String> applied = applied();
    for (SchemaFile file : known) {
      String checksum = applied.remove(file.version());
      if (checksum != null && !checksum.equals(file.checksum())) {
        throw new StorageException(
            "schema file "
                + file.version()
                + " is not the one that was applied to this database: restore the file");
      }
    }
    if (!applied.isEmpty()) {
      throw new StorageException(
          "the schema has versions that this library does not know "
              + applied.keySet()
              + ": a newer library made it; update this one");
    }
    Map<Integer, String> present = applied();
    return known.stream().filter(file -> !present.containsKey(file.version())).toList();
  }

  private Map<Integer, String> applied() {
    Map<Integer, String> applied = new TreeMap<>();
    handle
        .createQuery("select version, checksum from schema_version where version > 0")
        .map((row, context) -> Map.entry(row.getInt("version"), row.getString("checksum")))
        .forEach(entry -> applied.put(entry.getKey(), entry.getValue()));
    return applied;
  }
}
