package io.entitlements.core.roster.oneroster;

import java.util.HashMap;
import java.util.Map;

/** Checks {@code manifest.csv}: a version that we read, and each file that we need as bulk. */
final class Manifest {

  private static final String FILE = Layout.MANIFEST.file();
  private static final String NAME = "propertyName";
  private static final String VALUE = "value";

  private final Problems problems;
  private final Map<String, Row> rows = new HashMap<>();

  private Manifest(Problems problems) {
    this.problems = problems;
  }

  /** Reads and checks the manifest; what does not fit is reported. */
  static void check(Table table, Problems problems) {
    Manifest manifest = new Manifest(problems);
    if (table.read(manifest::take)) {
      manifest.expect("manifest.version", "1.0", "");
      manifest.expect("oneroster.version", "1.2", "");
      for (Layout needed : new Layout[] {Layout.ORGS, Layout.USERS, Layout.ROLES}) {
        String property = "file." + needed.file().replace(".csv", "");
        manifest.expect(property, "bulk", "; export the whole list, in bulk mode");
      }
    }
  }

  private void take(Row row) {
    row.required(NAME)
        .ifPresent(
            name -> {
              Row first = rows.putIfAbsent(name, row);
              if (first != null) {
                row.problem(NAME, "the same property as on line " + first.line());
              }
            });
  }

  private void expect(String property, String value, String advice) {
    Row row = rows.get(property);
    if (row == null) {
      problems.add(FILE, 0, NAME, "the property " + property + " is missing");
    } else if (!row.text(VALUE).equals(value)) {
      row.problem(VALUE, property + " must be " + value + advice);
    }
  }
}
