package io.entitlements.core.client;

import io.entitlements.activation.ActivationPolicy;
import io.entitlements.event.ActivationEvent.CloneFound;
import io.entitlements.event.RecordedEvent;
import io.entitlements.type.Revision;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A school with one seat, whose portal is asked over a real network. */
abstract class OneSchoolOnline {

  @TempDir Path root;
  Vendor vendor;
  HttpPortal portal;

  @BeforeEach
  void schoolWithOneSeat() {
    vendor = new Vendor(root.resolve("keys"), 1, ActivationPolicy.DEFAULT);
    portal = new HttpPortal(vendor);
  }

  @AfterEach
  void close() {
    portal.close();
  }

  final OnlineClient online(String computer) {
    return vendor.open(root.resolve(computer)).online(portal.client());
  }

  final boolean allows(String computer) {
    return vendor.open(root.resolve(computer)).check(Vendor.INK).isAllowed();
  }

  final boolean cloneWasFound() {
    return vendor.engine.history().after(new Revision(vendor.organization, 0), 1_000).stream()
        .map(RecordedEvent::event)
        .anyMatch(CloneFound.class::isInstance);
  }
}
