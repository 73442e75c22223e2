/** The engine: decisions, seats, claims, activations, leases and rosters over any storage. */
@SuppressWarnings("requires-automatic")
module io.entitlements.core {
  requires transitive io.entitlements;
  requires static transitive org.jspecify;
  requires static transitive java.net.http;
  requires static jakarta.mail;
  requires static dev.openfeature.sdk;
  requires static java.naming;
  requires static micrometer.core;
  requires static org.eclipse.angus.mail;
  requires com.fasterxml.jackson.annotation;
  requires com.github.benmanes.caffeine;
  requires com.samskivert.jmustache;
  requires de.siegmar.fastcsv;
  requires org.bouncycastle.provider;
  requires org.slf4j;
  requires tools.jackson.core;
  requires tools.jackson.databind;

  uses java.security.Provider;

  exports io.entitlements.core;
  exports io.entitlements.core.client;
  exports io.entitlements.core.client.http;
  exports io.entitlements.core.dns;
  exports io.entitlements.core.key;
  exports io.entitlements.core.lease;
  exports io.entitlements.core.mail;
  exports io.entitlements.core.memory;
  exports io.entitlements.core.micrometer;
  exports io.entitlements.core.openfeature;
  exports io.entitlements.core.portal;
  exports io.entitlements.core.roster;
  exports io.entitlements.core.roster.csv;
  exports io.entitlements.core.roster.google;
  exports io.entitlements.core.roster.microsoft;
  exports io.entitlements.core.roster.oneroster;
  exports io.entitlements.core.roster.scim;
}
