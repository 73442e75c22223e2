package io.entitlements.core.portal;

import io.entitlements.Entitlements;
import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.DeactivationRefusal;
import io.entitlements.core.client.ActivatedLease;
import io.entitlements.core.client.ClientProgram;
import io.entitlements.core.internal.message.Answers;
import io.entitlements.core.internal.message.FlatJson;
import io.entitlements.core.internal.message.Questions;
import io.entitlements.core.internal.message.Questions.ToActivate;
import io.entitlements.core.internal.message.Questions.ToRefresh;
import io.entitlements.core.internal.message.Questions.ToReturn;
import io.entitlements.core.internal.message.Questions.ToSignOut;
import io.entitlements.core.internal.message.Refusals;
import io.entitlements.error.StorageException;
import io.entitlements.lease.Lease;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the HTTP requests of client programs, whatever web framework the portal is built on: it
 * passes on what it has read, and sends what comes back. Serve it over HTTPS, and limit how often
 * one address may ask: that is the portal's, as is the sign-in of people. Thread-safe; blocks on
 * the store.
 *
 * <p>Refusals and faults are problems (RFC 9457) with a member {@code code}; they show nothing of
 * what is stored or went wrong here. Every request may be sent again.
 */
public final class EntitlementHandler {

  /** The longest body of a request in bytes; what is longer need not be read. */
  public static final int MAX_BODY = 16 * 1024;

  private static final int TRIES = 3;
  private static final Logger LOG = LoggerFactory.getLogger(EntitlementHandler.class);

  private final Entitlements entitlements;
  private final PublishedTexts published;

  private EntitlementHandler(Entitlements entitlements, InstantSource clock) {
    this.entitlements = entitlements;
    this.published = new PublishedTexts(entitlements.leases(), clock);
  }

  /**
   * Makes a handler.
   *
   * @param entitlements what answers
   * @param clock says for how long a signed bundle is kept and given to everybody: one minute
   * @return the handler
   */
  public static EntitlementHandler of(Entitlements entitlements, InstantSource clock) {
    return new EntitlementHandler(entitlements, clock);
  }

  /**
   * Answers one request.
   *
   * @param request the request
   * @param signedIn who has signed in at the portal by this request's credential, verified by the
   *     portal; empty if nobody has. Only the sign-in of a device asks for it
   * @return the response; never an exception for what the request says, or the store does
   */
  public PortalResponse handle(PortalRequest request, Optional<AccountId> signedIn) {
    try {
      return answer(request, signedIn);
    } catch (StorageException failed) {
      LOG.error("a client program gets no answer", failed);
      return failed.outcome() == StorageException.Outcome.BROKEN
          ? Responses.faulty(Fault.FAULT)
          : Responses.unavailable();
    } catch (RuntimeException failed) {
      LOG.error("a client program gets no answer", failed);
      return Responses.faulty(Fault.FAULT);
    }
  }

  private PortalResponse answer(PortalRequest request, Optional<AccountId> signedIn) {
    return switch (request.path()) {
      case Questions.ACTIVATIONS -> ask(request, ToActivate::byKey, this::activate);
      case Questions.SIGN_INS ->
          signedIn.isPresent()
              ? ask(request, ToActivate::byEmail, question -> signIn(signedIn.get(), question))
              : Responses.faulty(Fault.SIGN_IN_REQUIRED, "WWW-Authenticate", "Bearer");
      case Questions.REFRESHES -> ask(request, ToRefresh::read, this::refresh);
      case Questions.RETURNS -> ask(request, ToReturn::read, this::returned);
      case Questions.SIGN_OUTS -> ask(request, ToSignOut::read, this::signOut);
      case Questions.BUNDLE -> request.isBy("GET") ? published.bundle() : onlyBy("GET");
      case Questions.KEYS ->
          request.isBy("GET") ? published.keys(request.ifNoneMatch()) : onlyBy("GET");
      default -> Responses.faulty(Fault.NOT_FOUND);
    };
  }

  private static PortalResponse onlyBy(String method) {
    return Responses.faulty(Fault.METHOD_NOT_ALLOWED, "Allow", method);
  }

  private static <Q> PortalResponse ask(
      PortalRequest request, Function<FlatJson, Q> reader, Function<Q, PortalResponse> answer) {
    if (!request.isBy("POST")) {
      return onlyBy("POST");
    }
    if (!isJson(request.contentType().orElse(""))) {
      return Responses.faulty(Fault.WRONG_CONTENT_TYPE);
    }
    if (request.body().length > MAX_BODY) {
      return Responses.faulty(Fault.TOO_LARGE);
    }
    Q question;
    try {
      question = reader.apply(FlatJson.read(request.body()));
    } catch (IllegalArgumentException malformed) {
      return Responses.faulty(Fault.MALFORMED);
    }
    return answer.apply(question);
  }

  private static boolean isJson(String contentType) {
    String mediaType = contentType.split(";", 2)[0].strip();
    return mediaType.toLowerCase(Locale.ROOT).equals(Answers.JSON);
  }

  private PortalResponse activate(ToActivate question) {
    return activated(
        question.program(),
        () ->
            entitlements
                .activations()
                .byProductKey(question.key().orElseThrow(), question.installation()));
  }

  private PortalResponse signIn(AccountId account, ToActivate question) {
    return activated(
        question.program(),
        () -> entitlements.activations().byEmail(account, question.installation()));
  }

  private interface Begin {
    Outcome<Activation, ActivationRefusal> begin();
  }

  private PortalResponse activated(ClientProgram program, Begin request) {
    for (int tried = 0; tried < TRIES; tried++) {
      Outcome<Activation, ActivationRefusal> outcome = request.begin();
      if (outcome instanceof Outcome.Refused<Activation, ActivationRefusal> refused) {
        return Responses.refused(Refusals.with(Responses.refusal(), refused.reason()));
      }
      Activation activation = outcome.orElseThrow();
      Optional<Lease> lease = entitlements.leases().issue(program.request(activation));
      if (lease.isPresent()) {
        return Responses.given(Answers.write(new ActivatedLease(activation, lease.get())));
      }
      // It was ended in between; the same request again says so.
    }
    return Responses.unavailable();
  }

  private PortalResponse refresh(ToRefresh question) {
    return entitlements
        .leases()
        .refresh(question.request(), question.proof())
        .fold(
            lease -> Responses.given(Answers.write(lease)),
            reason -> Responses.refused(Refusals.with(Responses.refusal(), reason)));
  }

  private PortalResponse returned(ToReturn question) {
    return ended(entitlements.activations().byReturnFile(question.file()));
  }

  private PortalResponse signOut(ToSignOut question) {
    return ended(entitlements.activations().deactivate(question.activation(), question.secret()));
  }

  private static PortalResponse ended(Outcome<Activation, DeactivationRefusal> outcome) {
    return outcome.fold(
        activation -> Responses.given(Answers.withActivation(new FlatJson(), activation)),
        reason -> Responses.refused(Refusals.with(Responses.refusal(), reason)));
  }
}
