package io.entitlements.core.roster.microsoft;

import io.entitlements.core.roster.ConnectionSecret;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An application that is registered with Microsoft Entra and reads for itself (OAuth 2.0 client
 * credentials). Its secret is never printed.
 *
 * @param tenant the organization's tenant: its identifier or one of its domains
 * @param client the application's identifier
 * @param secret the application's secret
 */
public record MicrosoftApp(String tenant, String client, ConnectionSecret secret) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,252}");

  /** Checks the tenant and the client. */
  public MicrosoftApp {
    if (!NAME.matcher(tenant).matches()) {
      throw new IllegalArgumentException("a tenant is an identifier or a domain");
    }
    if (!NAME.matcher(client).matches()) {
      throw new IllegalArgumentException("a client is an identifier");
    }
    Objects.requireNonNull(secret, "secret");
  }
}
