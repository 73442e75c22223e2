package io.entitlements.core.roster.scim;

import io.entitlements.Entitlements;
import io.entitlements.core.internal.scim.ScimError;
import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.message.Discovery;
import io.entitlements.core.internal.scim.message.Documents;
import io.entitlements.core.internal.scim.schema.ResourceType;
import io.entitlements.core.internal.scim.schema.Schemas;
import io.entitlements.error.StorageException;
import io.entitlements.roster.PushedList;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service provider of SCIM 2.0 (RFC 7643, RFC 7644): directories such as Entra ID and Okta push
 * users and groups to it, whatever web framework the portal is built on, which passes on what it
 * has read and sends what comes back. One handler serves the lists of all connections: each
 * directory sees the one that its bearer token opens. Serve it over HTTPS. Thread-safe; blocks on
 * the store.
 *
 * <p>Each answer, also a refusal, is {@code application/scim+json}. No directory ever gets a 403.
 */
public final class ScimHandler {

  private static final int RETRY_SECONDS = 30;
  private static final Pattern BEARER =
      Pattern.compile("bearer +([A-Za-z0-9._~+/=-]+) *", Pattern.CASE_INSENSITIVE);
  private static final Logger LOG = LoggerFactory.getLogger(ScimHandler.class);

  private final Entitlements entitlements;
  private final Documents documents;
  private final Discovery discovery;

  private ScimHandler(Entitlements entitlements, URI base) {
    this.entitlements = Objects.requireNonNull(entitlements, "entitlements");
    this.documents = new Documents(base);
    this.discovery = new Discovery(base);
  }

  /**
   * Makes a handler.
   *
   * @param entitlements what keeps the lists
   * @param base where the handler is mounted, as directories see it: absolute, without query and
   *     fragment, for example {@code https://portal.example/scim/v2}
   * @return the handler
   * @throws IllegalArgumentException if the base is no such address
   */
  public static ScimHandler of(Entitlements entitlements, URI base) {
    return new ScimHandler(entitlements, base);
  }

  /**
   * Answers one request.
   *
   * @param request the request
   * @return the response; never an exception for what the request says, or the store does
   */
  public ScimResponse handle(ScimRequest request) {
    try {
      return answer(request);
    } catch (ScimRefusal refusal) {
      return refused(refusal.error());
    } catch (StorageException failed) {
      LOG.error("a directory gets no answer", failed);
      return failed.outcome() == StorageException.Outcome.BROKEN
          ? fault()
          : refused(Answers.UNAVAILABLE);
    } catch (RuntimeException failed) {
      LOG.error("a directory gets no answer", failed);
      return fault();
    }
  }

  private static ScimResponse fault() {
    return ScimResponse.of(ScimError.of(500, "a fault of the service; try again later"));
  }

  private static ScimResponse refused(ScimError error) {
    ScimResponse response = ScimResponse.of(error);
    return error.equals(Answers.UNAVAILABLE)
        ? response.with("Retry-After", Integer.toString(RETRY_SECONDS))
        : response;
  }

  private ScimResponse answer(ScimRequest request) {
    ScimPath path = ScimPath.parse(request.path());
    Optional<ObjectNode> document = discovery.at(path.text());
    if (document.isPresent()) {
      if (request.header("Authorization").isPresent()) {
        // Some try a token by asking for these.
        open(request);
      }
      return request.isBy("GET")
          ? ScimResponse.of(200, document.get())
          : ScimResponse.onlyBy("GET");
    }
    PushedList list = open(request);
    for (ResourceType type : Schemas.TYPES) {
      if (path.isBelow(type.endpoint())) {
        return new ResourceRequests(documents, list, type).answer(request, path);
      }
    }
    return ScimResponse.of(
        path.isOfOtherFeature()
            ? ScimError.of(501, "this is not supported here")
            : ScimError.of(404, "nothing is here"));
  }

  private PushedList open(ScimRequest request) {
    return request
        .header("Authorization")
        .map(BEARER::matcher)
        .filter(Matcher::matches)
        .flatMap(bearer -> entitlements.pushes().open(bearer.group(1)))
        .orElseThrow(() -> new ScimRefusal(Answers.UNAUTHORIZED));
  }
}
