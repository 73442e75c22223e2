package io.entitlements.core.internal.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.signing.Fuzzed;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class OfflineFilesFuzz {

  static Stream<byte[]> seeds() {
    return Stream.of(
            OfflineFilesTest.REQUEST.text(),
            OfflineFilesTest.REQUEST_WITH_TRAITS.text(),
            OfflineFilesTest.RETURN.text())
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** Whoever knows the form writes the check sum too, as is done here for what begins so. */
  @MethodSource("seeds")
  @Fuzzed
  void anyFile_isFaultyOrAsOursAreWritten(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    read(text);
    int check = text.indexOf("check ");
    if (check >= 0) {
      String body = text.substring(0, check);
      read(body + "check " + OfflineText.checkSum(body) + "\n");
    }
  }

  private static void read(String text) {
    check(text, RequestFile.read(text), RequestFile::text);
    check(text, ReturnFile.read(text), ReturnFile::text);
  }

  private static <T> void check(String text, FileReading<T> reading, Function<T, String> writer) {
    if (reading instanceof FileReading.Read<T> read) {
      assertThat(text.strip().replace("\r\n", "\n") + "\n").isEqualTo(writer.apply(read.value()));
    }
  }
}
