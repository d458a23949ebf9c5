package org.carillon.launcher.ctl;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import org.carillon.launcher.home.Refusal;

/** An authenticated connection to one server's REST API. */
public final class Connection {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client;
  private final URI server;
  private final String authorization;

  private Connection(SSLContext tls, URI server, String user, String password) {
    // HTTP/2 would load more code, and requests that run one at a time gain nothing by it.
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(tls)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    this.server = server;
    byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(credentials);
  }

  /** Connects to a server whose certificate is signed by an authority that the JDK trusts. */
  static Connection verified(URI server, String user, String password) {
    try {
      return new Connection(SSLContext.getDefault(), server, user, password);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Connects to the server that presents exactly this certificate. */
  static Connection pinned(URI server, String user, String password, PinnedCertificate pinned) {
    return new Connection(pinned.context(), server, user, password);
  }

  /** Begins an authenticated request to a path such as {@code /api/v1/domains}. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", authorization);
  }

  /** Sends the request and waits for the whole response, whatever its status. */
  HttpResponse<String> send(HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Refusal("The server at " + server + " does not answer: " + reason(e) + ".");
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
