package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.signing.PassphraseSeal.Cost;
import io.entitlements.core.internal.signing.PassphraseSeal.Fault;
import io.entitlements.core.internal.signing.PassphraseSeal.Opening;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassphraseSealTest {

  private static final Cost CHEAP = new Cost(8 * 1024, 1, 1);
  private static final String TEXT = "a secret\nof two lines\n";

  private final SecureRandom random = new SecureRandom();

  @Test
  void sealedText_isOpenedByItsPassphraseOnly() {
    String sealed = PassphraseSeal.seal(TEXT, chars("pass wörd"), random);
    assertThat(PassphraseSeal.open(sealed, chars("pass wörd"))).isEqualTo(new Opening.Opened(TEXT));
    for (String wrong : List.of("pass word", "pass wörd ", "", "PASS WÖRD")) {
      assertThat(PassphraseSeal.open(sealed, chars(wrong)))
          .isEqualTo(new Opening.Failed(Fault.NOT_AUTHENTIC));
    }
  }

  @Test
  void sealing_takesAnotherSaltAndNonceEachTimeAndLeavesThePassphrase() {
    char[] passphrase = chars("p");
    String one = PassphraseSeal.seal(TEXT, passphrase, random, CHEAP);
    String other = PassphraseSeal.seal(TEXT, passphrase, random, CHEAP);
    assertThat(one.split(":", -1)[4]).isNotEqualTo(other.split(":", -1)[4]);
    assertThat(one.split(":", -1)[5]).isNotEqualTo(other.split(":", -1)[5]);
    assertThat(passphrase).containsExactly('p');
    assertThat(one).startsWith("entitlements-sealed:1:argon2id:m=8192,t=1,p=1:").endsWith("\n");
  }

  @Test
  void usualCost_isTheSecondOptionOfRfc9106() {
    assertThat(PassphraseSeal.seal(TEXT, chars("p"), random))
        .startsWith("entitlements-sealed:1:argon2id:m=65536,t=3,p=4:");
  }

  @Test
  void anyCharacterChanged_isATypedFailure() {
    String sealed = PassphraseSeal.seal("x", chars("p"), random, CHEAP);
    for (int i = 0; i < sealed.length(); i++) {
      for (char other : new char[] {'A', '9', '\n'}) {
        if (sealed.charAt(i) != other) {
          String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
          assertThat(PassphraseSeal.open(changed, chars("p")))
              .as("%s at %d", other, i)
              .isInstanceOf(Opening.Failed.class);
        }
      }
    }
  }

  @Test
  void saltNonceTextAndCostChanged_areNotAuthentic() {
    String sealed = PassphraseSeal.seal(TEXT, chars("p"), random, CHEAP);
    String again = PassphraseSeal.seal(TEXT, chars("p"), random, CHEAP);
    for (int part = 4; part <= 6; part++) {
      String[] parts = sealed.strip().split(":", -1);
      parts[part] = again.strip().split(":", -1)[part];
      assertFault(String.join(":", parts) + "\n", Fault.NOT_AUTHENTIC);
    }
    assertFault(sealed.replace("t=1", "t=2"), Fault.NOT_AUTHENTIC);
    assertFault(sealed.replace("t=1", "t=01"), Fault.NOT_AUTHENTIC);
    assertFault(sealed.replace("m=8192", "m=8193"), Fault.NOT_AUTHENTIC);
  }

  @Test
  void absurdCost_isRefusedBeforeAnythingIsDerived() {
    String sealed = PassphraseSeal.seal(TEXT, chars("p"), random, CHEAP);
    for (String cost :
        List.of(
            "m=8191,t=1,p=1",
            "m=1048577,t=1,p=1",
            "m=999999999999999999,t=1,p=1",
            "m=8192,t=0,p=1",
            "m=8192,t=17,p=1",
            "m=8192,t=1,p=0",
            "m=8192,t=1,p=17",
            "m=4294975488,t=1,p=1")) {
      assertFault(sealed.replace("m=8192,t=1,p=1", cost), Fault.COST_OUT_OF_RANGE);
    }
  }

  @Test
  void otherForm_isMalformed() {
    String sealed = PassphraseSeal.seal(TEXT, chars("p"), random, CHEAP);
    for (String text :
        List.of(
            "",
            "\n",
            sealed.strip(),
            sealed + "\n",
            " " + sealed,
            sealed.replace("sealed:1:", "sealed:2:"),
            sealed.replace("argon2id", "argon2i"),
            sealed.replace("m=8192", "m=-8192"),
            sealed.replace("m=8192", "m=9999999999999999999"),
            sealed.replace(":1:argon", ":1:1:argon"),
            sealed.substring(0, sealed.lastIndexOf(':') + 1) + "\n",
            sealed.replace("\n", "=\n"))) {
      assertFault(text, Fault.MALFORMED);
    }
  }

  @Test
  void openedText_showsNothing() {
    assertThat(new Opening.Opened(TEXT).toString()).isEqualTo("Opened[***]");
  }

  private static void assertFault(String text, Fault fault) {
    assertThat(PassphraseSeal.open(text, chars("p"))).as(text).isEqualTo(new Opening.Failed(fault));
  }

  private static char[] chars(String text) {
    return text.toCharArray();
  }
}
