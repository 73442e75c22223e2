package io.entitlements.core.internal.mail;

import io.entitlements.type.SubscriptionId;
import java.net.URI;

/**
 * The URLs in emails, on the portal's own address.
 *
 * @param portal the portal's base URL, without a slash at its end
 */
public record Links(String portal) {

  /** Takes the portal's base URL. */
  public static Links on(URI portal) {
    String text = portal.toString();
    return new Links(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
  }

  /** Where an order's software is claimed. */
  public String claim(String secret) {
    return portal + "/claim/" + secret;
  }

  /** Where a sign-up ends. */
  public String confirm(String secret) {
    return portal + "/confirm/" + secret;
  }

  /** Where an invitation is accepted. */
  public String invitation(String secret) {
    return portal + "/invitation/" + secret;
  }

  /** Where a password is reset. */
  public String reset(String secret) {
    return portal + "/reset/" + secret;
  }

  /** Where a change of address is confirmed from the old one. */
  public String oldAddress(String secret) {
    return portal + "/old-address/" + secret;
  }

  /** Where a change of address is confirmed from the new one. */
  public String newAddress(String secret) {
    return portal + "/new-address/" + secret;
  }

  /** Where a subscription is looked after. */
  public String subscription(SubscriptionId subscription) {
    return portal + "/subscriptions/" + subscription;
  }

  /** Where people sign in. */
  public String signIn() {
    return portal + "/sign-in";
  }
}
