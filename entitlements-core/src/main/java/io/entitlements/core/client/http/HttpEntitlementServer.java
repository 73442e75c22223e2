package io.entitlements.core.client.http;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.DeactivationRefusal;
import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.Installation;
import io.entitlements.activation.RefreshProof;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.core.client.ActivatedLease;
import io.entitlements.core.client.ClientProgram;
import io.entitlements.core.client.Credential;
import io.entitlements.core.client.EntitlementServer;
import io.entitlements.core.client.NoAnswer;
import io.entitlements.core.client.ServerAnswer;
import io.entitlements.core.internal.http.SecretUri;
import io.entitlements.core.internal.lease.BundleText;
import io.entitlements.core.internal.message.Answers;
import io.entitlements.core.internal.message.FlatJson;
import io.entitlements.core.internal.message.Questions;
import io.entitlements.core.internal.message.Questions.ToActivate;
import io.entitlements.core.internal.message.Questions.ToRefresh;
import io.entitlements.core.internal.message.Questions.ToReturn;
import io.entitlements.core.internal.message.Questions.ToSignOut;
import io.entitlements.core.internal.message.Refusals;
import io.entitlements.lease.LeaseRequest;
import io.entitlements.lease.RefreshedLease;
import io.entitlements.lease.SignedBundle;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * A portal that serves {@link io.entitlements.core.portal.EntitlementHandler}, over the JDK's HTTP
 * client. What a network says in the portal's place (a sign-in page, a redirect, another kind of
 * document, too long a one) is no answer. Thread-safe.
 */
public final class HttpEntitlementServer implements EntitlementServer {

  /** How long one question may take, unless a program says otherwise. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

  private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

  private final Wire wire;
  private final URI base;

  private HttpEntitlementServer(Wire wire, URI base) {
    this.wire = wire;
    this.base = base;
  }

  /**
   * Connects with a portal; opens no connection yet.
   *
   * @param http the client, with the proxy and the TLS that the program wants; it must follow no
   *     redirects. Stays the caller's
   * @param base where the portal serves the handler: HTTPS, or HTTP on this computer itself;
   *     without query and fragment
   * @return the portal
   * @throws IllegalArgumentException if the client follows redirects, or the base is another
   */
  public static HttpEntitlementServer of(HttpClient http, URI base) {
    return of(http, base, DEFAULT_TIMEOUT);
  }

  /**
   * Connects with a portal; opens no connection yet.
   *
   * @param http as in {@link #of(HttpClient, URI)}
   * @param base as there
   * @param timeout how long one question may take with its answer, up to 10 minutes
   * @return the portal
   * @throws IllegalArgumentException as there, or if the timeout is out of range
   */
  public static HttpEntitlementServer of(HttpClient http, URI base, Duration timeout) {
    if (http.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("the HTTP client must follow no redirects");
    }
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("timeout is up to 10 minutes, not " + timeout);
    }
    return new HttpEntitlementServer(new Wire(http, timeout), SecretUri.base("the portal", base));
  }

  @Override
  public ServerAnswer<ActivatedLease, ActivationRefusal> activate(
      String productKey, Installation installation, ClientProgram program) {
    ToActivate question = new ToActivate(Optional.of(productKey), installation, program);
    return ask(
        post(Questions.ACTIVATIONS, question.json()), Answers::activated, Refusals::activation);
  }

  @Override
  public ServerAnswer<ActivatedLease, ActivationRefusal> signIn(
      Credential credential, Installation installation, ClientProgram program) {
    ToActivate question = new ToActivate(Optional.empty(), installation, program);
    return ask(
        post(Questions.SIGN_INS, question.json()).header("Authorization", credential.reveal()),
        Answers::activated,
        Refusals::activation);
  }

  @Override
  public ServerAnswer<RefreshedLease, RefreshRefusal> refresh(
      LeaseRequest request, RefreshProof proof) {
    return ask(
        post(Questions.REFRESHES, new ToRefresh(request, proof).json()),
        Answers::refreshed,
        Refusals::refresh);
  }

  @Override
  public ServerAnswer<Activation, DeactivationRefusal> returnKey(String returnFile) {
    return ask(
        post(Questions.RETURNS, new ToReturn(returnFile).json()),
        Answers::activation,
        Refusals::deactivation);
  }

  @Override
  public ServerAnswer<Activation, DeactivationRefusal> signOut(
      Activation.ByEmail activation, DeviceSecret secret) {
    return ask(
        post(Questions.SIGN_OUTS, new ToSignOut(activation, secret).json()),
        Answers::activation,
        Refusals::deactivation);
  }

  @Override
  public ServerAnswer<SignedBundle, Void> bundle() {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(Questions.BUNDLE))
            .header("Accept", Answers.BUNDLE)
            .build();
    return answer(
        wire.send(request, BundleText.MAX_CHARACTERS),
        Answers.BUNDLE,
        body -> new SignedBundle(new String(body, StandardCharsets.ISO_8859_1)),
        problem -> {
          throw new IllegalArgumentException("a bundle is never refused");
        });
  }

  private HttpRequest.Builder post(String path, FlatJson question) {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Content-Type", Answers.JSON)
        .header("Accept", Answers.JSON + ", " + Answers.PROBLEM)
        .POST(BodyPublishers.ofByteArray(question.bytes()));
  }

  private <V, R> ServerAnswer<V, R> ask(
      HttpRequest.Builder question, Function<FlatJson, V> given, Function<FlatJson, R> refused) {
    return answer(
        wire.send(question.build(), Answers.MAX_BYTES),
        Answers.JSON,
        body -> given.apply(FlatJson.read(body)),
        refused);
  }

  private static <V, R> ServerAnswer<V, R> answer(
      Wire.Result result,
      String mediaType,
      Function<byte[], V> given,
      Function<FlatJson, R> refused) {
    if (result instanceof Wire.Result.Silence silence) {
      return new ServerAnswer.None<>(silence.why(), Optional.empty());
    }
    Wire.Result.Heard heard = (Wire.Result.Heard) result;
    try {
      if (heard.status == 200 && heard.mediaType.equals(mediaType)) {
        return new ServerAnswer.Given<>(given.apply(heard.body));
      }
      if (heard.status == 409 && heard.mediaType.equals(Answers.PROBLEM)) {
        return new ServerAnswer.Refused<>(refused.apply(FlatJson.read(heard.body)));
      }
    } catch (IllegalArgumentException malformed) {
      return new ServerAnswer.None<>(NoAnswer.NOT_UNDERSTOOD, heard.retryAfter);
    }
    return new ServerAnswer.None<>(
        switch (heard.status) {
          case 401, 403 ->
              heard.mediaType.equals(Answers.PROBLEM)
                  ? NoAnswer.NOT_SIGNED_IN
                  : NoAnswer.NOT_UNDERSTOOD;
          case 429, 503 -> NoAnswer.BUSY;
          default -> NoAnswer.NOT_UNDERSTOOD;
        },
        heard.retryAfter);
  }

  @Override
  public String toString() {
    return "HttpEntitlementServer[" + base + "]";
  }
}
