package io.entitlements.core.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.signing.Fuzzed;
import io.entitlements.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogFuzz {

  static Stream<byte[]> seeds() {
    return Stream.of(
            CatalogFileTest.VALID,
            CatalogFileTest.VALID.replace("45", "2147483648"),
            CatalogFileTest.VALID.replace("7", "0").replace("\"email\"", "\"fax\""),
            "{\"format\": \"catalog/1\", \"version\": 1, \"products\": []}")
        .map(json -> json.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @Fuzzed
  void anyFile_isACatalogOrItsProblemsAreNamed(byte[] bytes) {
    try {
      assertThat(CatalogFile.read("catalog.json", new ByteArrayInputStream(bytes)).version())
          .isPositive();
    } catch (InvalidInputException invalid) {
      assertThat(invalid.problems()).isNotEmpty();
    }
  }
}
