package org.carillon.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the running server whether it is ready to serve. */
final class Health implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder().sslContext(AnyCertificate.context()).connectTimeout(PATIENCE).build();
  private final URI address;

  Health(URI server) {
    this.address = server.resolve("/api/v1/health/ready");
  }

  /** True when it says so; false when it says otherwise, or nothing. */
  boolean isReady() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 503;
    } catch (IOException e) {
      // Not listening yet, or not any more: that is an answer.
      return false;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
