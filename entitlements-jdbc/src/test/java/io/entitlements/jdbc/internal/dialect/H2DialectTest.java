package io.entitlements.jdbc.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2DialectTest {

  @ParameterizedTest
  @ValueSource(strings = {"2.5.250 (2026-01-01)", "2.5.252", "2.2.224", "1.4.200", "?"})
  void a_version_that_loses_commits_or_was_never_tried_is_refused(String version) {
    assertThat(H2Dialect.isKnownToKeepCommits(version)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.3.232 (2024-08-11)", "2.4.240", "2.5.253", "2.6.1", "2.5.1000"})
  void other_versions_are_taken(String version) {
    assertThat(H2Dialect.isKnownToKeepCommits(version)).isTrue();
  }
}
