package io.entitlements.core.openfeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.MutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import io.entitlements.Entitlements;
import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.CheckObserver;
import io.entitlements.check.CheckPolicy;
import io.entitlements.check.CheckPolicy.WithoutNews;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.core.CheckedSchool;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of OpenFeature's own SDK gets from a real engine. */
class EntitlementsProviderTest {

  private static final String NOTEBOOK = CheckedSchool.NOTEBOOK.toString();
  private static final DeviceId DEVICE = new DeviceId(new UUID(7, 1));

  @TempDir Path folder;

  private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
  private CheckedSchool school;
  private Client client;

  @BeforeEach
  void setProvider() {
    school =
        new CheckedSchool(
            folder,
            CheckObserver.NOBODY,
            CheckPolicy.DEFAULT.withWithoutNews(WithoutNews.READ_ONLY));
    school.follow();
    api.setProviderAndWait(EntitlementsProvider.of(school.engine()));
    client = api.getClient();
  }

  @AfterEach
  void shutDown() {
    api.shutdown();
  }

  @Test
  void a_feature_of_a_seat_is_on_and_says_why_by_whose_right_and_until_when() {
    FlagEvaluationDetails<Boolean> flag = ask(false, of(school.teacher()));
    assertThat(flag.getValue()).isTrue();
    assertThat(flag.getReason()).isEqualTo("TARGETING_MATCH");
    assertThat(flag.getVariant()).isEqualTo("FULL");
    assertThat(flag.getErrorCode()).isNull();
    assertThat(flag.getFlagMetadata().asUnmodifiableMap())
        .containsOnly(
            entry("reason", "ENTITLED"),
            entry("level", "FULL"),
            entry("source", school.subscription().toString()),
            entry("validUntil", school.termEnd().toString()));
  }

  @Test
  void the_level_is_a_text() {
    assertThat(client.getStringValue(NOTEBOOK, "NONE", of(school.teacher()))).isEqualTo("FULL");
    assertThat(client.getStringValue(NOTEBOOK, "FULL", of(school.administrator())))
        .isEqualTo("NONE");
  }

  @Test
  void without_a_right_a_feature_is_off_whatever_the_default() {
    FlagEvaluationDetails<Boolean> flag = ask(true, of(school.administrator()));
    assertThat(flag.getValue()).isFalse();
    assertThat(flag.getReason()).isEqualTo("DEFAULT");
    assertThat(flag.getErrorCode()).isNull();
    assertThat(flag.getFlagMetadata().asUnmodifiableMap())
        .containsOnly(entry("reason", "NO_SEAT"), entry("level", "NONE"));
    assertThat(ask(true, of(new AccountId(new UUID(0, 1)))).getValue()).as("unknown").isFalse();
  }

  @Test
  void a_suspended_subscription_is_disabled() {
    school.suspend();
    FlagEvaluationDetails<Boolean> flag = ask(true, of(school.teacher()));
    assertThat(flag.getValue()).isFalse();
    assertThat(flag.getReason()).isEqualTo("DISABLED");
    assertThat(flag.getFlagMetadata().getString("reason")).isEqualTo("SUSPENDED");
  }

  @Test
  void a_grace_is_on_and_what_is_left_after_it_is_off() {
    school.moveTo(school.termEnd());
    assertThat(ask(false, of(school.teacher())).getValue()).isTrue();
    assertThat(ask(false, of(school.teacher())).getVariant()).isEqualTo("GRACE");
    school.pass(Duration.ofDays(15));
    assertThat(ask(true, of(school.teacher())).getValue()).isFalse();
    assertThat(ask(true, of(school.teacher())).getVariant()).isEqualTo("READ_ONLY");
  }

  @Test
  void a_computer_is_asked_about_where_there_is_no_person() {
    assertThat(ask(false, of(DEVICE.toString())).getValue()).isFalse();
    school.engine().activations().byProductKey(school.productKey(), installation());
    assertThat(ask(false, of(DEVICE.toString())).getValue()).isTrue();
    MutableContext both = of(DEVICE.toString());
    both.setTargetingKey(school.administrator().toString());
    assertThat(ask(false, both).getValue()).as("the person counts").isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"suite/flying", "kite/notebook", "notebook", "Suite/Notebook", ""})
  void an_unknown_feature_gives_the_default_and_says_so(String key) {
    FlagEvaluationDetails<Boolean> flag = client.getBooleanDetails(key, true, of(school.teacher()));
    assertError(flag, ErrorCode.FLAG_NOT_FOUND);
    assertThat(flag.getValue()).isTrue();
  }

  @Test
  void nobody_to_ask_about_gives_the_default_and_says_so() {
    assertError(ask(true, new MutableContext()), ErrorCode.TARGETING_KEY_MISSING);
    assertError(ask(true, new MutableContext(" ")), ErrorCode.TARGETING_KEY_MISSING);
    assertThat(client.getBooleanValue(NOTEBOOK, true)).isTrue();
    assertThat(client.getBooleanValue(NOTEBOOK, false)).isFalse();
  }

  @Test
  void an_address_for_an_id_gives_the_default_and_is_not_repeated() {
    FlagEvaluationDetails<Boolean> flag = ask(false, new MutableContext("ada@school.example"));
    assertError(flag, ErrorCode.INVALID_CONTEXT);
    assertThat(flag.getErrorMessage()).doesNotContain("ada");
    assertError(ask(false, of("ada's laptop")), ErrorCode.INVALID_CONTEXT);
    MutableContext number = new MutableContext();
    number.add(EntitlementsProvider.DEVICE, 7);
    assertError(ask(false, number), ErrorCode.INVALID_CONTEXT);
  }

  @Test
  void numbers_and_objects_are_no_flags_here() {
    EvaluationContext teacher = of(school.teacher());
    assertError(client.getIntegerDetails(NOTEBOOK, 7, teacher), ErrorCode.TYPE_MISMATCH);
    assertError(client.getLongDetails(NOTEBOOK, 7L, teacher), ErrorCode.TYPE_MISMATCH);
    assertError(client.getDoubleDetails(NOTEBOOK, 7.0, teacher), ErrorCode.TYPE_MISMATCH);
    assertError(client.getObjectDetails(NOTEBOOK, new Value(), teacher), ErrorCode.TYPE_MISMATCH);
    assertThat(client.getIntegerValue(NOTEBOOK, 7, teacher)).isEqualTo(7);
  }

  @Test
  void a_store_that_fails_gives_the_default_and_says_so() {
    school.storeIsDown(true);
    FlagEvaluationDetails<Boolean> flag = ask(false, of(school.teacher()));
    assertError(flag, ErrorCode.GENERAL);
    assertThat(flag.getErrorMessage()).contains("the store is down");
    assertThat(flag.getValue()).isFalse();
    assertThat(ask(true, of(school.teacher())).getValue()).as("the default decides").isTrue();
  }

  @Test
  void the_last_known_is_stale() {
    ask(false, of(school.teacher()));
    school.storeIsDown(true);
    school.pass(Duration.ofSeconds(10));
    FlagEvaluationDetails<Boolean> flag = ask(true, of(school.teacher()));
    assertThat(flag.getValue()).isFalse();
    assertThat(flag.getReason()).isEqualTo("STALE");
    assertThat(flag.getVariant()).isEqualTo("READ_ONLY");
    assertThat(flag.getErrorCode()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void every_reason_has_one_of_openfeature(Reason reason) {
    assertThat(FlagReason.of(reason)).isIn("TARGETING_MATCH", "DEFAULT", "DISABLED", "STALE");
  }

  @Test
  void the_answer_is_that_of_the_check() {
    Decision decision = school.engine().check(school.teacher(), CheckedSchool.NOTEBOOK);
    assertThat(ask(false, of(school.teacher())).getValue()).isEqualTo(decision.isAllowed());
    assertThat(client.getMetadata()).isNotNull();
    assertThat(api.getProviderMetadata().getName()).isEqualTo("entitlements");
  }

  @Test
  void a_feature_that_is_sold_is_asked_for_by_one_object_and_others_are_not_kept() {
    List<FeatureId> asked = new ArrayList<>();
    EntitlementsProvider provider = EntitlementsProvider.of(noting(asked));
    for (String key : List.of(NOTEBOOK, NOTEBOOK, "suite/flying", "suite/flying")) {
      provider.getBooleanEvaluation(key, false, of(school.teacher()));
    }
    provider.getStringEvaluation(NOTEBOOK, "NONE", of(DEVICE.toString()));
    assertThat(asked).hasSize(5);
    assertThat(asked.get(1)).isSameAs(asked.get(0));
    assertThat(asked.get(3)).isEqualTo(asked.get(2)).isNotSameAs(asked.get(2));
    assertThat(asked.get(4)).isSameAs(asked.get(0));
  }

  /** The engine; notes for which features it is asked. */
  private Entitlements noting(List<FeatureId> asked) {
    return (Entitlements)
        Proxy.newProxyInstance(
            Entitlements.class.getClassLoader(),
            new Class<?>[] {Entitlements.class},
            (proxy, method, arguments) -> {
              asked.add((FeatureId) arguments[1]);
              return method.invoke(school.engine(), arguments);
            });
  }

  private FlagEvaluationDetails<Boolean> ask(boolean byDefault, EvaluationContext context) {
    return client.getBooleanDetails(NOTEBOOK, byDefault, context);
  }

  private static EvaluationContext of(AccountId account) {
    return new MutableContext(account.toString());
  }

  private static MutableContext of(String device) {
    MutableContext context = new MutableContext();
    context.add(EntitlementsProvider.DEVICE, device);
    return context;
  }

  private static Installation installation() {
    DeviceSecret secret = DeviceSecret.parse("A".repeat(43));
    return Installation.of(DEVICE, secret.hash());
  }

  private static void assertError(FlagEvaluationDetails<?> flag, ErrorCode code) {
    assertThat(flag.getErrorCode()).isEqualTo(code);
    assertThat(flag.getReason()).isEqualTo("ERROR");
    assertThat(flag.getErrorMessage()).isNotBlank();
  }
}
