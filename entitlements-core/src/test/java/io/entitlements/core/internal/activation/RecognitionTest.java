package io.entitlements.core.internal.activation;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.SecretHash;
import io.entitlements.spi.SecretChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecognitionTest {

  @Test
  void chainWithoutASecretYet_recognisesTheFirstThatIsShown() {
    SecretChain open = SecretChain.begunWith(Optional.empty());
    assertThat(Recognition.of(open, hash(1), hash(2))).isEqualTo(Recognition.CURRENT);
    SecretChain after = Recognition.replaced(open, hash(1), hash(2));
    assertThat(Recognition.of(after, hash(1), hash(2))).isEqualTo(Recognition.REPEATED);
    assertThat(Recognition.of(after, hash(3), hash(4))).isEqualTo(Recognition.STRANGER);
  }

  @Test
  void secretBefore_isARepeatWithTheSameNextAndACloneWithAnother() {
    SecretChain chain =
        Recognition.replaced(SecretChain.begunWith(Optional.of(hash(0))), hash(0), hash(1));
    assertThat(Recognition.of(chain, hash(1), hash(2))).isEqualTo(Recognition.CURRENT);
    assertThat(Recognition.of(chain, hash(0), hash(1))).isEqualTo(Recognition.REPEATED);
    assertThat(Recognition.of(chain, hash(0), hash(7))).isEqualTo(Recognition.DIVERGED);
    assertThat(Recognition.of(chain, hash(7), hash(1))).isEqualTo(Recognition.STRANGER);
    assertThat(Recognition.knows(chain, hash(0))).isTrue();
    assertThat(Recognition.knows(chain, hash(1))).isTrue();
    assertThat(Recognition.knows(chain, hash(2))).isFalse();
  }

  /** A client loses answers at will; it is never taken for a clone, and never locked out. */
  @Property
  void oneClientThatStoresTheNextSecretFirst_alwaysGoesOn(
      @ForAll @Size(max = 40) List<Boolean> answersArrive) {
    SecretChain server = SecretChain.begunWith(Optional.of(hash(0)));
    int generation = 0;
    for (boolean arrives : answersArrive) {
      SecretHash shown = hash(generation);
      SecretHash next = hash(generation + 1);
      Recognition recognition = Recognition.of(server, shown, next);
      assertThat(recognition).isIn(Recognition.CURRENT, Recognition.REPEATED);
      if (recognition == Recognition.CURRENT) {
        server = Recognition.replaced(server, shown, next);
      }
      generation += arrives ? 1 : 0;
    }
  }

  /** Two copies of one state, in any order: the first that comes too late shows it. */
  @Property
  void twoCopies_areFoundAtTheFirstRefreshOfTheOneThatFellBehind(
      @ForAll @Size(min = 2, max = 20) List<Boolean> whoRefreshes) {
    SecretChain server = SecretChain.begunWith(Optional.of(hash(0)));
    List<SecretHash> left = new ArrayList<>(List.of(hash(0)));
    List<SecretHash> right = new ArrayList<>(List.of(hash(0)));
    boolean leftWent = false;
    boolean rightWent = false;
    int made = 1;
    for (boolean isLeft : whoRefreshes) {
      List<SecretHash> mine = isLeft ? left : right;
      SecretHash shown = mine.get(mine.size() - 1);
      SecretHash next = hash(made++);
      Recognition recognition = Recognition.of(server, shown, next);
      boolean otherWent = isLeft ? rightWent : leftWent;
      boolean iWent = isLeft ? leftWent : rightWent;
      if (otherWent && !iWent) {
        assertThat(recognition).isIn(Recognition.DIVERGED, Recognition.STRANGER);
        return;
      }
      assertThat(recognition).isEqualTo(Recognition.CURRENT);
      server = Recognition.replaced(server, shown, next);
      mine.add(next);
      leftWent |= isLeft;
      rightWent |= !isLeft;
    }
  }

  private static SecretHash hash(int number) {
    return DeviceSecret.parse(String.format("%043d", 10 * number)).hash();
  }
}
