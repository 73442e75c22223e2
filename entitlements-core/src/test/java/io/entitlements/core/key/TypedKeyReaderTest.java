package io.entitlements.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.entitlements.key.TypedKey;
import io.entitlements.key.TypedKeyFault;
import io.entitlements.key.TypedKeyFault.Mistake;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TypedKeyReaderTest {

  private static final String KEY = "NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC";

  @Test
  void wellFormedKey_isPrintedAndNeverShown() {
    TypedKey key = TypedKeyReader.ofAnyProduct().read(" nb l28t5 cy4tqkff7j-4mny7-nr5gc\n");
    assertThat(key)
        .isInstanceOfSatisfying(
            TypedKey.WellFormed.class,
            read -> {
              assertThat(read.prefix()).isEqualTo("NB");
              assertThat(read.text().value()).isEqualTo(KEY);
              assertThat(read).hasToString("WellFormed[NB-***]");
            });
  }

  @Test
  void wrongSymbol_isLocatedAndTheKeySuggested() {
    TypedKeyFault fault = fault(TypedKeyReader.ofPrefixes(List.of("NB")), KEY.replace('C', 'G'));
    assertThat(fault.mistake()).isEqualTo(Mistake.UNCLEAR);
    fault = fault(TypedKeyReader.ofPrefixes(List.of("NB")), KEY.replace("CY4", "GY4"));
    assertThat(fault.mistake()).isEqualTo(Mistake.WRONG_SYMBOL);
    assertThat(fault.position()).isEqualTo(OptionalInt.of(6));
    assertThat(fault.suggestion().orElseThrow().value()).isEqualTo(KEY);
    assertThat(fault.toString()).doesNotContain("128T5");
  }

  @Test
  void wellFormedKeyOfAnotherProduct_isReadToo() {
    assertThat(TypedKeyReader.ofPrefixes(List.of("NM")).read(KEY))
        .isInstanceOf(TypedKey.WellFormed.class);
  }

  @Test
  void readerOfNoPrefixes_isAMistake() {
    assertThatIllegalArgumentException().isThrownBy(() -> TypedKeyReader.ofPrefixes(List.of()));
  }

  @Test
  void reading_loadsNothingButTheJdkAndOurs() throws Exception {
    Method read = new Alone().loadClass(Reading.class.getName()).getMethod("read", String.class);
    assertThat(read.invoke(null, KEY)).isEqualTo("WellFormed[NB-***]");
    assertThat(read.invoke(null, KEY.replace("CY4", "YC4")).toString()).contains("SWAPPED_SYMBOLS");
  }

  /** What a portal does; public for the class loader below. */
  public static final class Reading {
    private Reading() {}

    public static String read(String typed) {
      return TypedKeyReader.ofPrefixes(List.of("NB")).read(typed).toString();
    }
  }

  /** Defines our classes anew and has no others but the JDK's. */
  private static final class Alone extends ClassLoader {

    Alone() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = TypedKeyReaderTest.class.getClassLoader().getResourceAsStream(file)) {
        if (in == null || !name.startsWith("io.entitlements.")) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException failed) {
        throw new ClassNotFoundException(name, failed);
      }
    }
  }

  private static TypedKeyFault fault(TypedKeyReader reader, String typed) {
    return ((TypedKey.Mistyped) reader.read(typed)).fault();
  }
}
