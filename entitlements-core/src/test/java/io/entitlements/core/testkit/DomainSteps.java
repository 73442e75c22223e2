package io.entitlements.core.testkit;

import io.entitlements.account.Domain;
import io.entitlements.account.DomainRefusal;
import io.entitlements.account.Domains;
import io.entitlements.account.Organization;
import io.entitlements.account.OrganizationRefusal;
import io.entitlements.account.TxtRecord;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.event.RecordedEvent;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DomainName;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;

/** Two organizations, and what the DNS says of their domains. */
abstract class DomainSteps extends WorldContract {

  static final DomainName SCHOOL = DomainName.of("school.example");
  static final DomainName OTHER = DomainName.of("other.example");

  private final Map<String, List<String>> zone = new ConcurrentHashMap<>();
  private int keys;

  // JUnit sets both before each test.
  @SuppressWarnings("NullAway.Init")
  private District first;

  @SuppressWarnings("NullAway.Init")
  private District second;

  @BeforeEach
  final void openTwo() {
    first = organization("ada@school.example", "First");
    second = organization("ben@school.example", "Second");
    world().dns(name -> zone.getOrDefault(name, List.of()));
  }

  private District organization(String administrator, String name) {
    AccountId account = world().activeAccount(administrator);
    return new District(world(), account, world().organization(account, name));
  }

  final District first() {
    return first;
  }

  final District second() {
    return second;
  }

  final Domains domains() {
    return world().engine().domains();
  }

  final Domain added(District district, DomainName name) {
    return domains()
        .add(district.administrator(), district.organization(), name, key())
        .orElseThrow();
  }

  final Outcome<Domain, DomainRefusal> verify(District district, DomainName name) {
    return verify(district, name, key());
  }

  final Outcome<Domain, DomainRefusal> verify(
      District district, DomainName name, IdempotencyKey key) {
    return domains().verify(district.administrator(), district.organization(), name, key);
  }

  final Outcome<Domain, DomainRefusal> remove(District district, DomainName name) {
    return remove(new Actor.Person(district.administrator()), district, name, key());
  }

  final Outcome<Domain, DomainRefusal> remove(
      Actor by, District district, DomainName name, IdempotencyKey key) {
    return domains().remove(by, district.organization(), name, key);
  }

  final Outcome<Organization, OrganizationRefusal> close(District district) {
    return world()
        .engine()
        .organizations()
        .close(district.administrator(), district.organization(), key());
  }

  final List<Domain> list(District district) {
    return domains().of(district.administrator(), district.organization()).orElseThrow();
  }

  final Optional<OrganizationId> holder(DomainName name) {
    return holder("somebody@" + name);
  }

  final Optional<OrganizationId> holder(String address) {
    return domains().organizationOf(EmailAddress.of(address));
  }

  /** The records of these domains from now on, and no others. */
  final void publish(Domain... domains) {
    zone.clear();
    for (Domain domain : domains) {
      TxtRecord record = domains().toPublish(domain);
      zone.computeIfAbsent(record.name(), name -> new CopyOnWriteArrayList<>()).add(record.value());
    }
  }

  /** At the record of the school's domain. */
  final void publish(String... texts) {
    zone.put("_entitlements-challenge.school.example", List.of(texts));
  }

  final List<EntitlementEvent> events(District district) {
    return recorded(district).stream()
        .map(RecordedEvent::event)
        .filter(event -> event.getClass().getSimpleName().startsWith("Domain"))
        .toList();
  }

  final List<RecordedEvent> recorded(District district) {
    return world().engine().history().after(new Revision(district.organization(), 0), 1_000);
  }

  final Revision revision(District district) {
    return world().engine().history().revision(district.organization());
  }

  final synchronized IdempotencyKey key() {
    keys++;
    return IdempotencyKey.of("domain-" + keys);
  }
}
