package io.entitlements.core.roster.oneroster;

import io.entitlements.core.internal.http.Authorizer;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.roster.ConnectionSecret;
import java.net.URI;

/** A tenant's token, which ClassLink may replace at any time. */
final class ClassLinkBearer implements Authorizer {

  private final ClassLinkApplications applications;
  private final ClassLinkSettings settings;
  private ClassLinkApplications.Application application;

  /** Looks the tenant up. */
  ClassLinkBearer(ClassLinkApplications applications, ClassLinkSettings settings) {
    this.applications = applications;
    this.settings = settings;
    this.application = applications.find(settings);
  }

  /** Where the tenant's service is. The application is escaped already. */
  URI service() {
    ClassLinkSettings.Partner partner = settings.partner();
    return URI.create(
        partner.proxy()
            + partner.data()
            + application.tenant().application()
            + "/ims/oneroster/v1p1/");
  }

  @Override
  public String header(RemoteCalls calls, String method, URI uri) {
    return "Bearer " + bearer().reveal();
  }

  /** Another application would be another list, so only the token is taken. */
  @Override
  public boolean renew(RemoteCalls calls) {
    ConnectionSecret refused = bearer();
    ClassLinkApplications.Application found = applications.find(settings);
    if (!found.tenant().application().equals(application.tenant().application())) {
      return false;
    }
    application = found;
    return !bearer().equals(refused);
  }

  private ConnectionSecret bearer() {
    return application.bearer().orElse(settings.partner().key());
  }
}
