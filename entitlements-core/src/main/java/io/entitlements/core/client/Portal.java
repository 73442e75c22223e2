package io.entitlements.core.client;

import io.entitlements.activation.MachineTraits;
import java.util.Objects;

/**
 * Whom a client asks, and what it says of itself.
 *
 * @param server whom
 * @param program for which program
 * @param traits on which machine
 */
record Portal(EntitlementServer server, ClientProgram program, MachineTraits traits) {

  Portal {
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(program, "program");
    Objects.requireNonNull(traits, "traits");
  }
}
