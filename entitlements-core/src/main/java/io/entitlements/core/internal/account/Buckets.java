package io.entitlements.core.internal.account;

import io.entitlements.account.Source;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;

/** The names of what is limited; of an address or a source only a hash. */
final class Buckets {

  private Buckets() {}

  static String signIn(Source source) {
    return "sign-in-source:" + Secrets.hash(source.text());
  }

  /** By the address, so that one without an account has a bucket like any other. */
  static String signIn(EmailAddress email) {
    return "sign-in-account:" + Secrets.hash(email.value());
  }

  static String signIn(String browserLookup) {
    return "sign-in-browser:" + browserLookup;
  }

  static String oldPassword(AccountId account) {
    return "old-password:" + account;
  }

  static String invited(OrganizationId organization, AccountId account) {
    return "invited:" + Secrets.hash(organization + " " + account);
  }

  static String invitesBy(AccountId account) {
    return "invites-by:" + account;
  }

  static String lookUps(OrganizationId organization) {
    return "domain-look-ups:" + organization;
  }

  static String lookUpsBy(AccountId account) {
    return "domain-look-ups-by:" + account;
  }

  static String mail(String browserLookup) {
    return "mail-browser:" + browserLookup;
  }

  static String mail(Source source) {
    return "mail-source:" + Secrets.hash(source.text());
  }

  static String mail(String kind, EmailAddress email) {
    return "mail-" + kind + ':' + Secrets.hash(email.value());
  }
}
