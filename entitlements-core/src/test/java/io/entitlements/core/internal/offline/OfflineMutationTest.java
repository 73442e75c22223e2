package io.entitlements.core.internal.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** Ten thousand damaged files of each kind, a million when the run is thorough. */
class OfflineMutationTest {

  private static final int TRIES = 100;
  private static final int MUTATIONS = Boolean.getBoolean("entitlements.thorough") ? 10_000 : 100;

  private static final String REQUEST = OfflineFilesTest.REQUEST_WITH_TRAITS.text();
  private static final String RETURN = OfflineFilesTest.RETURN.text();

  @Property(tries = TRIES)
  void damagedRequest_isFaultyOrTheSame(@ForAll long seed) {
    damage(seed, REQUEST, text -> RequestFile.read(text), RequestFile::text);
  }

  @Property(tries = TRIES)
  void damagedReturn_isFaultyOrTheSame(@ForAll long seed) {
    damage(seed, RETURN, text -> ReturnFile.read(text), ReturnFile::text);
  }

  /** Somebody who knows the form can write files; only such as our own client writes are read. */
  @Property(tries = TRIES)
  void forgedRequest_isFaultyOrAsOursAreWritten(@ForAll long seed) {
    forge(seed, REQUEST, text -> RequestFile.read(text), RequestFile::text);
  }

  @Property(tries = TRIES)
  void forgedReturn_isFaultyOrAsOursAreWritten(@ForAll long seed) {
    forge(seed, RETURN, text -> ReturnFile.read(text), ReturnFile::text);
  }

  @Property
  void anyText_isFaulty(@ForAll @StringLength(max = 2_100) String text) {
    assertThat(RequestFile.read(text)).isInstanceOf(FileReading.Faulty.class);
    assertThat(ReturnFile.read(text)).isInstanceOf(FileReading.Faulty.class);
  }

  private static <T> void damage(
      long seed,
      String genuine,
      Function<String, FileReading<T>> reader,
      Function<T, String> writer) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      String damaged = Damage.of(genuine, random);
      if (reader.apply(damaged) instanceof FileReading.Read<T> read) {
        assertThat(writer.apply(read.value())).isEqualTo(genuine);
        assertThat(plain(damaged)).isEqualTo(genuine);
      }
    }
  }

  private static <T> void forge(
      long seed,
      String genuine,
      Function<String, FileReading<T>> reader,
      Function<T, String> writer) {
    Random random = new Random(seed);
    String body = genuine.substring(0, genuine.indexOf("check "));
    for (int i = 0; i < MUTATIONS; i++) {
      String forged = Damage.of(body, random);
      String text = forged + "check " + OfflineText.checkSum(forged) + "\n";
      if (reader.apply(text) instanceof FileReading.Read<T> read) {
        assertThat(plain(text)).isEqualTo(writer.apply(read.value()));
      }
    }
  }

  private static String plain(String text) {
    return text.strip().replace("\r\n", "\n") + "\n";
  }
}
