package io.entitlements.core.internal.http;

import java.net.URI;

/** By what a remote system knows us while one list is read. For one thread. */
public interface Authorizer {

  /**
   * The {@code Authorization} header of a request; may ask for a token first.
   *
   * @param calls how a token is asked for
   * @throws io.entitlements.error.RosterUnavailableException if there is none
   */
  String header(RemoteCalls calls, String method, URI uri);

  /**
   * After a header was not accepted.
   *
   * @return whether there is another one now, so that asking once more makes sense
   */
  boolean renew(RemoteCalls calls);
}
