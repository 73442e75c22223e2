package io.entitlements.vendors;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.IHttpResponse;
import io.entitlements.core.testkit.LocalGraph;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import reactor.core.publisher.Mono;

/**
 * Tokens by MSAL, Microsoft's own library. It asks {@code login.microsoftonline.com} over HTTPS and
 * nobody else; what it asks is brought to a {@link LocalGraph} as it is.
 */
final class EntraLibrary implements TokenCredential {

  /** What applications ask for: all that they were permitted. */
  static final String SCOPE = "https://graph.microsoft.com/.default";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ConfidentialClientApplication application;

  EntraLibrary(LocalGraph server, String tenant, String client, String secret)
      throws MalformedURLException {
    application =
        ConfidentialClientApplication.builder(
                client, ClientCredentialFactory.createFromSecret(secret))
            .authority("https://login.microsoftonline.com/" + tenant + "/")
            .instanceDiscovery(false)
            .httpClient(asked -> bring(asked, server.root()))
            .build();
  }

  /** The application that the server knows. */
  static EntraLibrary of(LocalGraph server) throws MalformedURLException {
    return new EntraLibrary(server, LocalGraph.TENANT, LocalGraph.CLIENT, LocalGraph.SECRET);
  }

  private static IHttpResponse bring(com.microsoft.aad.msal4j.HttpRequest asked, URI server)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(asked.url().getPath()))
            .header("Content-Type", asked.headerValue("Content-Type"))
            .POST(HttpRequest.BodyPublishers.ofString(asked.body()))
            .build();
    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    var response = new com.microsoft.aad.msal4j.HttpResponse();
    response.addHeaders(answer.headers().map());
    return response.statusCode(answer.statusCode()).body(answer.body());
  }

  CompletableFuture<IAuthenticationResult> token(Set<String> scopes) {
    return application.acquireToken(ClientCredentialParameters.builder(scopes).build());
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext context) {
    return Mono.fromFuture(
        token(Set.copyOf(context.getScopes()))
            .thenApply(
                token ->
                    new AccessToken(
                        token.accessToken(),
                        OffsetDateTime.ofInstant(
                            token.expiresOnDate().toInstant(), ZoneOffset.UTC))));
  }
}
