package io.entitlements.core.internal.order;

import java.io.IOException;
import java.util.Optional;

/** Reads the orders of a file one after the other, in memory that does not grow with the file. */
interface OrderReader {

  /** The next one; empty at the end of the file, and where no more of it is read. */
  Optional<OrderRow> next() throws IOException;
}
