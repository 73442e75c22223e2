package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Security;
import org.junit.jupiter.api.Test;

class SunEcTest {

  @Test
  void providerThatIsFound_isTheOneThatTheJdkHasInstalled() {
    assertThat(SunEc.find()).hasSameClassAs(Security.getProvider("SunEC"));
  }
}
