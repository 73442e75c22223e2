package io.entitlements.core.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.logs.HeardLogs;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Hears all that is logged in a test, and looks for what must not be in it. */
public final class NothingSecret implements BeforeEachCallback, AfterEachCallback {

  private List<String> lines = List.of();

  @Override
  public void beforeEach(ExtensionContext context) {
    lines = HeardLogs.listen();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    HeardLogs.stop(lines);
    assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain(ServedSource.PRIVATE));
  }
}
