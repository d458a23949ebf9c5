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

/** A signed-in way to one server's REST API. */
public final class Connection {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client;
  private final URI server;
  private final String authorization;

  private Connection(SSLContext tls, URI server, String user, String password) {
    // HTTP/2 is more code to load, and one request at a time gains nothing by it.
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

  /** To a server whose certificate an authority known to the JDK has signed. */
  static Connection verified(URI server, String user, String password) {
    try {
      return new Connection(SSLContext.getDefault(), server, user, password);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** To the server that shows exactly this certificate. */
  static Connection pinned(URI server, String user, String password, PinnedCertificate pinned) {
    return new Connection(pinned.context(), server, user, password);
  }

  /** A request to a path below the server's root, such as {@code /api/v1/domains}, signed in. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", authorization);
  }

  /** Sends it and waits for the whole answer, whatever its status. */
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
