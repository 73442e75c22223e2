package io.entitlements.core.roster.oneroster;

import io.entitlements.core.internal.http.Authorizer;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.source.Remarks;
import io.entitlements.core.internal.source.SeenIds;
import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What ClassLink's proxy lists under {@code applications}: who shares with a portal, and the token
 * of each. Booleans come as texts there, {@code "false"} too, and an error may come with status
 * 200.
 */
final class ClassLinkApplications {

  private static final int PAGE = 1_000;
  private static final JsonShape APPLICATION =
      JsonShape.of(
          "tenant_id",
          "tenant_name",
          "tenant_status",
          "enabled",
          "bearer",
          "oneroster_application_id");

  private final RemoteCalls calls;
  private final ClassLinkSettings.Partner partner;

  ClassLinkApplications(RemoteCalls calls, ClassLinkSettings.Partner partner) {
    this.calls = calls;
    this.partner = partner;
  }

  /**
   * One of them.
   *
   * @param bearer the token; empty if the partner's own key is to be used
   */
  record Application(ClassLinkTenant tenant, Optional<ConnectionSecret> bearer) {}

  List<ClassLinkTenant> tenants() {
    return read().stream().map(Application::tenant).toList();
  }

  /** The one application that settings mean and that is shared now. */
  Application find(ClassLinkSettings settings) {
    List<Application> found =
        read().stream()
            .filter(a -> a.tenant().tenant().equals(settings.tenant()) && a.tenant().enabled())
            .filter(
                a ->
                    settings.application().isEmpty()
                        || settings.application().get().equals(a.tenant().application()))
            .toList();
    if (found.size() > 1) {
      throw new RosterUnavailableException(
          Reason.NOT_AUTHORIZED,
          "the ClassLink tenant has several applications; name one",
          Optional.empty());
    }
    return found.stream()
        .findFirst()
        .orElseThrow(
            () ->
                new RosterUnavailableException(
                    Reason.NOT_AUTHORIZED,
                    "the ClassLink tenant does not share its list",
                    Optional.empty()));
  }

  private List<Application> read() {
    PagedList.Query query =
        new PagedList.Query(
            URI.create(partner.proxy() + "applications"),
            List.of(),
            "applications",
            APPLICATION,
            PAGE);
    List<Application> applications = new ArrayList<>();
    SeenIds seen = new SeenIds();
    PagedList list =
        PagedList.open(calls, new PartnerKey(partner.key()), query, new Remarks())
            .orElseThrow(
                () ->
                    new RosterUnavailableException(
                        Reason.MALFORMED,
                        "ClassLink's proxy does not understand the query",
                        Optional.empty()));
    // Whether the list changed meanwhile does not matter: a tenant is there, or asked for again.
    list.read(
        page -> {
          int fresh = 0;
          for (JsonRecord record : page) {
            boolean isNew = seen.add(record.text("oneroster_application_id").orElse("?" + fresh));
            fresh += isNew ? 1 : 0;
            application(record).filter(a -> isNew).ifPresent(applications::add);
          }
          return fresh;
        });
    return applications;
  }

  /** Empty for one that cannot be asked for anything. */
  private static Optional<Application> application(JsonRecord record) {
    Optional<String> id =
        record.text("oneroster_application_id").filter(ClassLinkTenant::isApplication);
    Optional<String> tenant = record.text("tenant_id");
    if (id.isEmpty() || tenant.isEmpty() || record.isOdd()) {
      return Optional.empty();
    }
    boolean enabled =
        record.text("enabled").orElse("").equals("true")
            && record.text("tenant_status").orElse("Active").equals("Active");
    Optional<ConnectionSecret> bearer =
        record
            .text("bearer")
            .filter(text -> text.chars().allMatch(c -> c > ' ' && c < 0x7f) && !text.isEmpty())
            .map(ConnectionSecret::of);
    return Optional.of(
        new Application(
            new ClassLinkTenant(
                tenant.get(), record.text("tenant_name").orElse(""), id.get(), enabled),
            bearer));
  }

  private record PartnerKey(ConnectionSecret key) implements Authorizer {

    @Override
    public String header(RemoteCalls calls, String method, URI uri) {
      return "Bearer " + key.reveal();
    }

    @Override
    public boolean renew(RemoteCalls calls) {
      return false;
    }
  }
}
