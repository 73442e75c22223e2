package io.entitlements.spi;

import java.io.IOException;
import java.util.List;

/** Asks the DNS for texts; the application's choice. Thread-safe. */
@FunctionalInterface
public interface TxtRecords {

  /**
   * Looks for the TXT records of a name. Blocks, and gives up after a time that the implementation
   * states.
   *
   * @param name the whole name, in ASCII, at most 253 characters, without a dot at its end
   * @return the text of each record, the strings that it consists of joined (RFC 7208, section
   *     3.3); empty if the DNS says that there is none. Not more than fit into one answer of the
   *     DNS, 65,535 bytes
   * @throws IOException if the DNS could not be asked, or its answer could not be read
   */
  List<String> of(String name) throws IOException;
}
