package io.entitlements.core.roster.oneroster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks {@code manifest.csv}: a version that we read, and which mode the files have. */
final class Manifest {

  private static final String FILE = Layout.MANIFEST.file();
  private static final String NAME = "propertyName";
  private static final String VALUE = "value";

  private final Problems problems;
  private final Map<String, Row> rows = new HashMap<>();

  private Manifest(Problems problems) {
    this.problems = problems;
  }

  /**
   * What a bundle is.
   *
   * @param version its version
   * @param delta whether it holds what changed, and not everything
   */
  record Kind(OneRosterVersion version, boolean delta) {}

  /** Reads and checks the manifest; what does not fit is noted, and then the kind is any. */
  static Kind read(Table table, Problems problems) {
    Manifest manifest = new Manifest(problems);
    Kind kind = new Kind(OneRosterVersion.V1_2, false);
    if (table.read(manifest::take)) {
      kind = manifest.kind();
    }
    problems.passedOver().forEach(p -> problems.add(p.source(), p.line(), p.field(), p.problem()));
    return kind;
  }

  private Kind kind() {
    expect("manifest.version", List.of("1.0"), "");
    expect("oneroster.version", List.of("1.2", "1.1"), "");
    boolean is11 = value("oneroster.version").equals("1.1");
    boolean delta = value("file.users").equals("delta");
    expect("file.users", List.of("bulk", "delta"), "");
    if (!is11 && !delta) {
      expect("file.orgs", List.of("bulk"), "; export the whole list, in bulk mode");
    }
    if (!is11) {
      expect("file.roles", List.of(delta ? "delta" : "bulk"), ", as file.users is");
    }
    return new Kind(is11 ? OneRosterVersion.V1_1 : OneRosterVersion.V1_2, delta);
  }

  private String value(String property) {
    Row row = rows.get(property);
    return row == null ? "" : row.text(VALUE);
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
    row.problem().ifPresent(p -> problems.add(p.source(), p.line(), p.field(), p.problem()));
  }

  private void expect(String property, List<String> values, String advice) {
    Row row = rows.get(property);
    if (row == null) {
      problems.add(FILE, 0, NAME, "the property " + property + " is missing");
    } else if (!values.contains(row.text(VALUE))) {
      String expected = property + " must be " + String.join(" or ", values);
      problems.add(FILE, row.line(), VALUE, expected + advice);
    }
  }
}
