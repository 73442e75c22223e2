package io.entitlements.vendors;

import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.directory.Directory;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.entitlements.core.testkit.LocalGoogle;
import io.entitlements.core.testkit.LocalGoogleLogin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Google's own client of the Directory API, as its documentation has it be used. */
final class GoogleLibrary {

  /** For lists of users. */
  static final String USERS = "https://www.googleapis.com/auth/admin.directory.user.readonly";

  /** For lists of a group's members. */
  static final String MEMBERS =
      "https://www.googleapis.com/auth/admin.directory.group.member.readonly";

  private GoogleLibrary() {}

  /** The service account of a server's key file, for somebody. */
  static GoogleCredentials credentials(LocalGoogle server, String subject, String... scopes)
      throws IOException {
    byte[] file = LocalGoogleLogin.keyFile(server.tokens()).getBytes(StandardCharsets.UTF_8);
    return ServiceAccountCredentials.fromStream(new ByteArrayInputStream(file))
        .createScoped(List.of(scopes))
        .createDelegated(subject);
  }

  /** Reads a server for its administrator. */
  static Directory directory(LocalGoogle server, String... scopes) throws IOException {
    return directory(
        server, new HttpCredentialsAdapter(credentials(server, LocalGoogleLogin.SUBJECT, scopes)));
  }

  static Directory directory(LocalGoogle server, HttpRequestInitializer requests) {
    return new Directory.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), requests)
        .setRootUrl(server.root().toString())
        .setApplicationName("entitlements")
        .build();
  }
}
