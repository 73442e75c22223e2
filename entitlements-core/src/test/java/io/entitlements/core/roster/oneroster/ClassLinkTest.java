package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.core.roster.Reading;
import io.entitlements.core.testkit.LocalSharing;
import io.entitlements.core.testkit.LocalUser;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Verdict;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People through ClassLink's proxy: who shares, by which token, and what comes of it. */
class ClassLinkTest extends ServedRoster {

  private static final String ID = "%2FKVed75Gs%3D";

  private LocalSharing sharing;

  @BeforeEach
  void share() {
    sharing = new LocalSharing(server);
    sharing.share("2", ID, "bearer-very-secret", "true");
    listTeachers(25);
  }

  private ClassLinkSettings.Partner partner(String data) {
    return new ClassLinkSettings.Partner(
        server.root(), data, ConnectionSecret.of(LocalSharing.KEY));
  }

  private ClassLinkSettings settings() {
    return ClassLinkSettings.of(partner(""), "2", ZoneOffset.UTC);
  }

  private RosterSource classLink(ClassLinkSettings settings) {
    return new ClassLink(http, settings, clock(), pauses::add);
  }

  private RosterUnavailableException failure(ClassLinkSettings settings) {
    RosterUnavailableException failure =
        catchThrowableOfType(
            RosterUnavailableException.class, () -> Reading.of(classLink(settings)));
    assertThat(failure).isNotNull();
    assertThat(failure.getMessage()).doesNotContain("secret");
    return failure;
  }

  @Test
  void applicationIsEscapedAlready_andIsUsedAsItIs() {
    Reading reading = Reading.of(classLink(settings()));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).hasSize(25);
    assertThat(server.requests())
        .last()
        .asString()
        .startsWith("/" + ID + "/ims/oneroster/v1p1/users?");
  }

  @Test
  void newerProxies_haveAPathBeforeTheApplication() {
    ClassLinkSettings newer = ClassLinkSettings.of(partner("proxy/v1p0/"), "2", ZoneOffset.UTC);
    assertThat(Reading.of(classLink(newer)).ids()).hasSize(25);
    assertThat(server.requests()).last().asString().startsWith("/proxy/v1p0/" + ID + "/ims");
  }

  @Test
  void changes_areReadAsOfAnyOneRosterServer() {
    Reading first = Reading.of(classLink(settings()));
    now = NOON.plusSeconds(60);
    server.list(LocalUser.teacher("new", now));
    Reading second = first.then(classLink(settings()));
    assertThat(second.said().verdict()).isEqualTo(Verdict.DELTA);
    assertThat(second.ids()).containsExactly("new");
  }

  @Test
  void tenants_areFoundOverManyPages() {
    for (int i = 100; i < 1_350; i++) {
      sharing.share(String.valueOf(i), "id" + i, "b" + i, "false");
    }
    assertThat(ClassLink.tenants(http, partner(""), clock()))
        .hasSize(1_251)
        .first()
        .isEqualTo(new ClassLinkTenant("2", "ClassLink Demo", ID, true));
  }

  @ParameterizedTest
  @CsvSource({"\"2\"", "2"})
  void numberOfATenant_isANumberOrAText(String tenant) {
    sharing.share(tenant, ID, "bearer-very-secret", "true");
    assertThat(Reading.of(classLink(settings())).ids()).hasSize(25);
  }

  @Test
  void theTextFalse_isFalse() {
    sharing.share("2", ID, "bearer-very-secret", "false");
    RosterUnavailableException failure = failure(settings());
    assertThat(failure.reason()).isEqualTo(Reason.NOT_AUTHORIZED);
    assertThat(failure).hasMessage("the ClassLink tenant does not share its list");
  }

  @Test
  void tenantThatIsNotListed_doesNotShare() {
    assertThat(failure(ClassLinkSettings.of(partner(""), "3", ZoneOffset.UTC)).reason())
        .isEqualTo(Reason.NOT_AUTHORIZED);
  }

  @Test
  void severalApplicationsOfATenant_haveToBeChosenFrom() {
    sharing.share("2", "other", "other-bearer-secret", "true");
    assertThat(failure(settings()))
        .hasMessage("the ClassLink tenant has several applications; name one");
    assertThat(Reading.of(classLink(named("other"))).ids()).hasSize(25);
  }

  private ClassLinkSettings named(String application) {
    ClassLinkSettings usual = settings();
    return new ClassLinkSettings(
        usual.partner(),
        usual.tenant(),
        Optional.of(application),
        usual.people(),
        usual.zone(),
        usual.fullAt(),
        usual.pageSize(),
        usual.timeout());
  }

  @Test
  void anotherApplicationThanBefore_hasToBeNamed_andIsAnotherScope() {
    Reading first = Reading.of(classLink(settings()));
    sharing.share("2", ID, "bearer-very-secret", "false");
    sharing.share("2", "other", "other-bearer-secret", "true");
    RosterSource unnamed = classLink(settings());
    assertThatThrownBy(() -> first.then(unnamed))
        .isInstanceOf(RosterUnavailableException.class)
        .hasMessage("the ClassLink tenant shares another application than before; name it");
    assertThat(server.requests()).noneMatch(request -> request.startsWith("/other"));
    RosterSource named = classLink(named("other"));
    assertThat(named.scope()).isNotEqualTo(unnamed.scope());
    assertThat(Reading.of(named).said().verdict()).isEqualTo(Verdict.FULL);
  }

  @Test
  void tokenThatWasReplaced_isLookedUpOnceMore() {
    server.fails(
        (exchange, page) -> {
          if (page == 1) {
            sharing.share("2", ID, "new-bearer-secret", "true");
          }
          return false;
        });
    Reading reading = Reading.of(classLink(settings()));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(server.requests().stream().filter(r -> r.startsWith("/applications")))
        .hasSize(2 * 2);
  }

  @Test
  void tokenThatIsStillTheSame_isNotTriedAgain() {
    sharing.rotate(ID, "another-bearer-secret");
    assertThat(failure(settings()).reason()).isEqualTo(Reason.NOT_AUTHORIZED);
    assertThat(server.requests().stream().filter(r -> r.contains("/users"))).hasSize(1);
  }

  @Test
  void tenantWithoutToken_isReadByThePartnersKey() {
    sharing.offer("2", ID, "", "true");
    sharing.rotate(ID, LocalSharing.KEY);
    assertThat(Reading.of(classLink(settings())).ids()).hasSize(25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":0,\"message\":\"Invalid token\"}",
        "{\"status\":1,\"applications\":null}",
        "{\"status\":1,\"applications\":\"none\"}",
        "[]"
      })
  void errorWithStatus200_isMalformed(String body) {
    sharing.says(body);
    assertThat(failure(settings()).reason()).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/b", "a?b", "%2", "", "."})
  void applicationThatIsNoSegmentOfAPath_isPassedOver(String id) {
    sharing.share("9", id, "bearer-very-secret", "true");
    assertThat(failure(ClassLinkSettings.of(partner(""), "9", ZoneOffset.UTC)).reason())
        .isEqualTo(Reason.NOT_AUTHORIZED);
    assertThatIllegalArgumentException().isThrownBy(() -> new ClassLinkTenant("9", "x", id, true));
  }

  @Test
  void nothing_showsTheKey() {
    assertThat(settings().toString() + classLink(settings())).doesNotContain(LocalSharing.KEY);
  }
}
