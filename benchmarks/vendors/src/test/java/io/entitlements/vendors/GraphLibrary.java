package io.entitlements.vendors;

import com.microsoft.graph.core.tasks.PageIterator;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.authentication.AzureIdentityAuthenticationProvider;
import com.microsoft.kiota.serialization.AdditionalDataHolder;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import io.entitlements.core.testkit.LocalGraph;
import java.net.MalformedURLException;
import java.util.ArrayList;
import java.util.List;

/** Microsoft's own client of Graph, as its documentation has it be used. */
final class GraphLibrary {

  private final GraphServiceClient graph;

  /** Reads a server, signed in by MSAL. */
  GraphLibrary(LocalGraph server) throws MalformedURLException {
    String[] hosts = {server.root().getHost()};
    graph =
        new GraphServiceClient(
            new AzureIdentityAuthenticationProvider(
                EntraLibrary.of(server), hosts, EntraLibrary.SCOPE));
    String address = server.graph().toString();
    graph.getRequestAdapter().setBaseUrl(address.substring(0, address.length() - 1));
  }

  GraphServiceClient client() {
    return graph;
  }

  /** All entries of a list from this page on, and where its changes are. */
  record Listed<T>(List<T> entries, String deltaLink) {}

  <T extends Parsable, P extends Parsable & AdditionalDataHolder> Listed<T> all(
      P page, ParsableFactory<P> pages) throws ReflectiveOperationException {
    List<T> entries = new ArrayList<>();
    PageIterator<T, P> iterator =
        new PageIterator.Builder<T, P>()
            .client(graph)
            .collectionPage(page)
            .collectionPageFactory(pages)
            .processPageItemCallback(
                entry -> {
                  entries.add(entry);
                  return true;
                })
            .build();
    iterator.iterate();
    return new Listed<>(entries, iterator.getDeltaLink());
  }
}
