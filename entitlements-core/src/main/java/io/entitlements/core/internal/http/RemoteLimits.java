package io.entitlements.core.internal.http;

import java.time.Duration;

/**
 * How much reading one remote list may take.
 *
 * @param request how long one request may take, with all of its answer
 * @param whole how long all requests together may take
 * @param requests how many requests there may be, repeated ones too
 * @param bodyBytes how long an answer may be
 * @param attempts how often one request is made at most, if the server is busy or not reached
 * @param longestPause how long is waited before a request is made again; who asks for more is asked
 *     by the next run
 */
public record RemoteLimits(
    Duration request,
    Duration whole,
    int requests,
    int bodyBytes,
    int attempts,
    Duration longestPause) {

  /** For lists of a district. */
  public static final RemoteLimits DEFAULT =
      new RemoteLimits(
          Duration.ofSeconds(90),
          Duration.ofHours(2),
          20_000,
          16 * 1024 * 1024,
          3,
          Duration.ofMinutes(1));

  /** For a look at a list while a person waits: half a minute. */
  public static final RemoteLimits LOOK =
      new RemoteLimits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          200,
          DEFAULT.bodyBytes(),
          2,
          Duration.ofSeconds(2));

  /** The same with no longer time for one request than this. */
  public RemoteLimits atMost(Duration time) {
    return time.compareTo(request) < 0 ? within(time) : this;
  }

  /** The same with another time for one request. */
  public RemoteLimits within(Duration time) {
    return new RemoteLimits(time, whole, requests, bodyBytes, attempts, longestPause);
  }

  /** The same with another number of requests. */
  public RemoteLimits ofRequests(int most) {
    return new RemoteLimits(request, whole, most, bodyBytes, attempts, longestPause);
  }
}
