package io.entitlements.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is compared does the same work. */
class SameStatementsTest {

  private static final Schools SCHOOLS = new Schools(2, 2);

  @AfterAll
  static void stopServer() {
    SCHOOLS.close();
  }

  @Test
  void raw_loop_gives_the_database_the_statements_that_the_library_gives_in_its_order()
      throws SQLException {
    Recorder ofLibrary = new Recorder(SCHOOLS.database().pool());
    SeatTurn library =
        new LibrarySeats(SCHOOLS.engine(ofLibrary.watched()).seats(), SCHOOLS.administrator());
    // The first one also reads the catalog.
    library.run(SCHOOLS.school(0), SCHOOLS.teacher(0), "first");
    ofLibrary.take();
    Recorder ofRaw = new Recorder(SCHOOLS.database().pool());

    library.run(SCHOOLS.school(1), SCHOOLS.teacher(1), "library");
    new RawSeats(ofRaw.watched(), SCHOOLS.administrator().value())
        .run(SCHOOLS.school(1), SCHOOLS.teacher(1), "raw");

    assertThat(statements(ofRaw)).isEqualTo(statements(ofLibrary));
  }

  /** Ten to give a seat, ten to take it back, and two commits. */
  @Test
  void assignment_and_release_are_ten_statements_each() throws SQLException {
    Recorder raw = new Recorder(SCHOOLS.database().pool());

    new RawSeats(raw.watched(), SCHOOLS.administrator().value())
        .run(SCHOOLS.school(1), SCHOOLS.teacher(1), "counted");

    assertThat(statements(raw)).hasSize(22);
    assertThat(raw.take()).isEmpty();
  }

  private static List<String> statements(Recorder recorder) {
    return recorder.take().stream()
        .map(statement -> statement.sql().strip().replaceAll("\\s+", " "))
        .map(statement -> statement.replace("( ", "("))
        .toList();
  }
}
