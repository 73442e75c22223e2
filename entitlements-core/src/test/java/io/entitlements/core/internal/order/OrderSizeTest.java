package io.entitlements.core.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file needs memory for its largest lines, however large it is and whatever is in it. */
class OrderSizeTest {

  private static final boolean THOROUGH = Boolean.getBoolean("entitlements.thorough");
  private static final long BYTES = THOROUGH ? 512L << 20 : 16L << 20;
  private static final long MOST_BYTES = THOROUGH ? 2L << 30 : BYTES;

  @ParameterizedTest
  @EnumSource
  void fileOfAnySize_isReadInLittleMemory(OrderSizeRun.Content content, @TempDir Path folder)
      throws Exception {
    Path output = folder.resolve("output.txt");
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                OrderSizeRun.class.getName(),
                content.name(),
                Long.toString(content == OrderSizeRun.Content.LARGEST_ORDERS ? MOST_BYTES : BYTES))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(run.waitFor(10, TimeUnit.MINUTES)).isTrue();
    } finally {
      run.destroyForcibly();
    }
    assertThat(Files.readString(output)).endsWith("done\n");
  }
}
