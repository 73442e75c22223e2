package io.entitlements.core.portal;

import io.entitlements.core.internal.message.Answers;
import io.entitlements.lease.JwkSet;
import io.entitlements.lease.Leases;
import io.entitlements.lease.SignedBundle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What everybody may read: the public keys, and the signed bundle, which is kept for a while. */
final class PublishedTexts {

  private static final Duration BUNDLE_IS_KEPT = Duration.ofMinutes(1);

  private final Leases leases;
  private final InstantSource clock;
  private volatile @Nullable Kept kept;

  PublishedTexts(Leases leases, InstantSource clock) {
    this.leases = leases;
    this.clock = clock;
  }

  private record Kept(SignedBundle bundle, Instant until) {}

  PortalResponse bundle() {
    Instant now = clock.instant();
    Kept known = kept;
    if (known == null || !now.isBefore(known.until())) {
      known = new Kept(leases.bundle(), now.plus(BUNDLE_IS_KEPT));
      kept = known;
    }
    String cacheControl = "public, max-age=" + BUNDLE_IS_KEPT.toSeconds();
    return Responses.published(Answers.BUNDLE, cacheControl, known.bundle().text());
  }

  PortalResponse keys(Optional<String> ifNoneMatch) {
    JwkSet keys = leases.jwkSet();
    PortalResponse whole = Responses.published(Answers.JWK_SET, keys.cacheControl(), keys.text());
    Map<String, String> headers = new HashMap<>(whole.headers());
    headers.put("ETag", keys.etag());
    boolean known = ifNoneMatch.isPresent() && matches(ifNoneMatch.get(), keys.etag());
    return new PortalResponse(known ? 304 : 200, headers, known ? new byte[0] : whole.body());
  }

  /** The weak comparison of RFC 9110; our tags have no comma in them. */
  private static boolean matches(String ifNoneMatch, String etag) {
    for (String tag : ifNoneMatch.split(",", -1)) {
      String stripped = tag.strip();
      if (stripped.equals("*") || stripped.equals(etag) || stripped.equals("W/" + etag)) {
        return true;
      }
    }
    return false;
  }
}
