/** The words, contracts and storage interface of the entitlements library. */
module io.entitlements {
  requires static transitive org.jspecify;

  exports io.entitlements;
  exports io.entitlements.account;
  exports io.entitlements.activation;
  exports io.entitlements.catalog;
  exports io.entitlements.check;
  exports io.entitlements.claim;
  exports io.entitlements.error;
  exports io.entitlements.event;
  exports io.entitlements.job;
  exports io.entitlements.key;
  exports io.entitlements.lease;
  exports io.entitlements.roster;
  exports io.entitlements.seat;
  exports io.entitlements.spi;
  exports io.entitlements.subscription;
  exports io.entitlements.type;
}
