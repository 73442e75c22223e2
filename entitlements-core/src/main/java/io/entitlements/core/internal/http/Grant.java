package io.entitlements.core.internal.http;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** By what a token is asked for (RFC 6749, section 4). */
public interface Grant {

  /** The {@code Authorization} header, or an empty text for none. */
  String authorization();

  /** What stands in the form of a request that is made now. */
  List<Map.Entry<String, String>> form(Instant now);

  /** Whether the form says what time it is, so that a server may refuse it for that. */
  boolean isDated();
}
