package io.entitlements.spi;

import java.io.IOException;

/** Sends mail; the application's choice. Thread-safe. */
@FunctionalInterface
public interface Mailer {

  /**
   * Hands a message to a mail server, or to whatever stands for one. Blocks.
   *
   * @param mail the message; the same message may come again if it was not known to have been sent
   * @throws IOException if it could not be handed over; it is tried again later
   */
  void send(Mail mail) throws IOException;
}
