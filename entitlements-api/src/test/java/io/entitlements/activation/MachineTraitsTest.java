package io.entitlements.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineTraitsTest {

  private static final String HASH = MachineTraits.hash("vendor", MachineTraits.BOARD, "serial");

  @Test
  void hash_tellsPartsApartThatRunTogetherToTheSame() {
    assertThat(HASH).hasSize(22);
    assertThat(MachineTraits.hash("a", "bc", "d")).isNotEqualTo(MachineTraits.hash("ab", "c", "d"));
    assertThat(MachineTraits.hash("a", "b", "cd")).isNotEqualTo(MachineTraits.hash("a", "bc", "d"));
  }

  @Test
  void traits_comeBackInTheOrderOfTheirNames() {
    MachineTraits traits =
        new MachineTraits(Map.of(MachineTraits.SYSTEM, HASH, MachineTraits.BOARD, HASH));
    assertThat(traits.text()).isEqualTo("board=" + HASH + ",system=" + HASH);
    assertThat(MachineTraits.parse(traits.text())).isEqualTo(traits);
    assertThat(MachineTraits.parse("")).isEqualTo(MachineTraits.NONE);
  }

  @Test
  void moreThanEightTraits_areRefused() {
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i <= MachineTraits.MOST; i++) {
      many.put("t" + i, HASH);
    }
    assertThatThrownBy(() -> new MachineTraits(many)).isInstanceOf(IllegalArgumentException.class);
    many.remove("t0");
    MachineTraits most = new MachineTraits(many);
    assertThat(MachineTraits.parse(most.text())).isEqualTo(most);
    assertThatThrownBy(() -> MachineTraits.parse(most.text() + ",u=" + HASH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"board", "=", "board=", "Board=1", "board=00:1A:2B:3C:4D:5E", ",", "a=b=c"})
  void textThatIsNoTraits_isRefused(String text) {
    assertThatThrownBy(() -> MachineTraits.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
