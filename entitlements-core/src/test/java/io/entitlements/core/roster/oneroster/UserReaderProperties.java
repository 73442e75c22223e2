package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.http.GivenAnswer;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonText;
import io.entitlements.roster.RosterRecord;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever the members of a person are, there is a record of it, or nothing to say. */
class UserReaderProperties {

  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
  private static final List<String> MEMBERS =
      List.of(
          "sourcedId",
          "status",
          "enabledUser",
          "givenName",
          "familyName",
          "email",
          "role",
          "roles");

  @Property(tries = 1_000)
  void anyMembers_giveARecordOrNothing(
      @ForAll("people") Map<String, String> members,
      @ForAll OneRosterVersion version,
      @ForAll boolean delta) {
    String json =
        members.entrySet().stream()
            .map(member -> '"' + member.getKey() + "\":" + member.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    UserReader reader = new UserReader(version, TODAY);
    JsonRecord user = JsonText.read(GivenAnswer.json(json), reader.shape());
    Optional<String> id = UserReader.id(user);
    if (id.isPresent()) {
      Optional<RosterRecord> record = reader.read(id.get(), user, delta);
      assertThat(record.isPresent() || !delta).isTrue();
      record.ifPresent(r -> assertThat(r.directoryId()).isEqualTo(id.get()));
    }
  }

  @Provide
  Arbitrary<Map<String, String>> people() {
    Arbitrary<String> likely =
        Arbitraries.of(
            "\"u1\"",
            "\"active\"",
            "\"tobedeleted\"",
            "\"inactive\"",
            "\"true\"",
            "true",
            "false",
            "\"teacher\"",
            "\"student\"",
            "\"parent\"",
            "\"ext:x\"",
            "\"a@school.example\"",
            "null",
            "\"\"",
            "\" \"",
            "[]",
            "{}",
            "12",
            "\"a@ß.example\"",
            "\"\\u202e\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "[{\"roleType\":\"primary\",\"role\":\"teacher\"}]",
            "[{\"role\":\"x\",\"endDate\":\"2026-02-30\"},{\"role\":\"aide\"}]",
            "[null]",
            "[{}]");
    Arbitrary<String> any =
        Arbitraries.strings()
            .ofMaxLength(300)
            .map(text -> text.replaceAll("[\"\\\\\\p{Cntrl}]", ""))
            .map(text -> '"' + text + '"');
    return Arbitraries.maps(
        Arbitraries.of(MEMBERS), Arbitraries.frequencyOf(Tuple.of(5, likely), Tuple.of(1, any)));
  }
}
