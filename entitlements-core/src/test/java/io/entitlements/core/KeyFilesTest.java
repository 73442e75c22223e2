package io.entitlements.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.ProductKeyCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class KeyFilesTest {

  private static final String SECRET = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE";
  private static final String OTHER = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI";

  @TempDir Path temp;

  private final SecureRandom random = new SecureRandom();

  @Test
  void folder_whose_keys_a_killed_process_did_not_finish_gets_new_ones() throws IOException {
    KeyFiles.openUnencrypted(temp, random);
    for (String left : new String[] {"product-key.mac", "signing.key"}) {
      Files.delete(temp.resolve(left.equals("signing.key") ? "product-key.mac" : "signing.key"));
      Files.createFile(temp.resolve("keys.unfinished"));
      ServerKeys made = KeyFiles.openUnencrypted(temp, random);
      assertThat(temp.resolve("keys.unfinished")).doesNotExist();
      assertThat(KeyFiles.openUnencrypted(temp, random).jwkSet()).isEqualTo(made.jwkSet());
    }
  }

  @Test
  void firstUse_makesBothFilesAndLaterUsesLoadThem() throws IOException {
    Path folder = temp.resolve("a/b");
    ServerKeys made = KeyFiles.openUnencrypted(folder, random);
    ServerKeys loaded = KeyFiles.openUnencrypted(folder, random);

    assertThat(loaded.jwkSet()).isEqualTo(made.jwkSet());
    assertThat(render(loaded, 1)).isEqualTo(render(made, 1));
    assertThat(made.macKeys().current()).isEqualTo(1);
    assertThat(JwkSetJson.read(made.jwkSet().text()).find(kid(made))).isPresent();
    assertThat(Files.readString(signingKey(folder))).startsWith("-----BEGIN PRIVATE KEY-----\n");
    assertThat(Files.readString(macKeys(folder))).matches("1:[A-Za-z0-9_-]{43}\n");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("signing.key", "product-key.mac", "keys.lock");
    }
  }

  @Test
  void otherFolder_getsOtherKeys() {
    ServerKeys a = KeyFiles.openUnencrypted(temp.resolve("a"), random);
    ServerKeys b = KeyFiles.openUnencrypted(temp.resolve("b"), random);
    assertThat(a.jwkSet()).isNotEqualTo(b.jwkSet());
    assertThat(render(a, 1)).isNotEqualTo(render(b, 1));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void newFiles_areTheOwnersAlone() throws IOException {
    Path folder = temp.resolve("a");
    KeyFiles.openUnencrypted(folder, random);
    assertThat(permissions(signingKey(folder))).isEqualTo("rw-------");
    assertThat(permissions(macKeys(folder))).isEqualTo("rw-------");
    assertThat(permissions(folder)).isEqualTo("rwx------");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void fileOpenToOthers_isRefusedByName() throws IOException {
    KeyFiles.openUnencrypted(temp, random);
    for (String open : List.of("rw-r-----", "rw----r--", "rw--w----", "rw------x")) {
      for (Path file : List.of(signingKey(temp), macKeys(temp))) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
        refused(file.toString(), "0600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
      }
    }
    KeyFiles.openUnencrypted(temp, random);
  }

  @Test
  void brokenSigningKey_isRefusedByNameWithoutItsContent() throws IOException {
    KeyFiles.openUnencrypted(temp, random);
    String pem = Files.readString(signingKey(temp));
    for (String text : List.of("", "topsecret", pem.substring(20), pem.replace("MC4C", "MC5C"))) {
      Files.writeString(signingKey(temp), text);
      refused(signingKey(temp).toString());
    }
  }

  @Test
  void brokenMacKeys_areRefusedByNameWithoutTheirContent() throws IOException {
    KeyFiles.openUnencrypted(temp, random);
    for (String text :
        List.of(
            "",
            "topsecret",
            "1:topsecret",
            "1:" + SECRET + "=",
            "32:" + SECRET,
            "-1:" + SECRET,
            "01:" + SECRET,
            ":" + SECRET,
            SECRET,
            "1:" + SECRET + "\n1:" + OTHER,
            "1:" + SECRET + "\n\n2:" + OTHER)) {
      Files.writeString(macKeys(temp), text);
      refused(macKeys(temp).toString());
    }
    Files.writeString(macKeys(temp), "1:" + SECRET + " ".repeat(17_000));
    refused(macKeys(temp).toString());
  }

  @Test
  void lastLine_isTheCurrentGenerationAndEarlierOnesStayKnown() throws IOException {
    KeyFiles.openUnencrypted(temp, random);
    Files.writeString(macKeys(temp), "1:" + SECRET + "\r\n0:" + OTHER + "\r\n");
    ServerKeys keys = KeyFiles.openUnencrypted(temp, random);
    assertThat(keys.macKeys().current()).isZero();
    assertThat(keys.macKeys().find(1)).isPresent();
    assertThat(keys.macKeys().find(0)).isPresent();
    assertThat(keys.macKeys().find(2)).isEmpty();
  }

  @Test
  void missingFileBesideTheOther_isRefusedAndNotReplaced() throws IOException {
    KeyFiles.openUnencrypted(temp, random);
    for (Path file : List.of(signingKey(temp), macKeys(temp))) {
      Path aside = Files.move(file, temp.resolve("aside"));
      refused(file.toString(), "missing");
      assertThat(file).doesNotExist();
      Files.move(aside, file);
    }
    KeyFiles.openUnencrypted(temp, random);
  }

  @Test
  void leftoverOfACrashBeforeTheFirstFile_isOverwritten() throws IOException {
    Files.writeString(temp.resolve("product-key.mac.new"), "half");
    assertThat(KeyFiles.openUnencrypted(temp, random).macKeys().current()).isEqualTo(1);
  }

  @Test
  void threadsThatStartTogether_getTheSameKeys() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 20; round++) {
        Path folder = temp.resolve("r" + round);
        List<Future<ServerKeys>> opened = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          opened.add(threads.submit(() -> KeyFiles.openUnencrypted(folder, random)));
        }
        Set<String> different = new HashSet<>();
        for (Future<ServerKeys> keys : opened) {
          different.add(keys.get().jwkSet().text() + render(keys.get(), 1));
        }
        assertThat(different).hasSize(1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void folderThatIsAFile_isAnInputOutputFault() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(() -> KeyFiles.openUnencrypted(file, random))
        .withMessageContaining(file.toString());
  }

  @Test
  void keys_areNeverShown() {
    ServerKeys keys = KeyFiles.openUnencrypted(temp, random);
    assertThat(keys).asString().contains(kid(keys)).contains("***");
  }

  private void refused(String... words) {
    assertThatIllegalStateException()
        .isThrownBy(() -> KeyFiles.openUnencrypted(temp, random))
        .withNoCause()
        .satisfies(
            thrown ->
                assertThat(thrown.getMessage())
                    .contains(words)
                    .doesNotContain("topsecret", SECRET, "MC4C"));
  }

  private static String render(ServerKeys keys, int generation) {
    return ProductKeyCodec.render(
        "NB", generation, 7, keys.macKeys().find(generation).orElseThrow());
  }

  private static Path signingKey(Path folder) {
    return folder.resolve("signing.key");
  }

  private static Path macKeys(Path folder) {
    return folder.resolve("product-key.mac");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static String kid(ServerKeys keys) {
    return keys.signing().published().all().get(0).key().kid();
  }
}
