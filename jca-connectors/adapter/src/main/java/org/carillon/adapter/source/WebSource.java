package org.carillon.adapter.source;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import org.carillon.contract.source.SourceWeb;
import org.carillon.contract.source.UnfitPlace;

/**
 * Asks web servers by HTTPS. It follows no redirections, keeps no cookies and shows nobody a
 * password of its own; in the clear it speaks to this machine alone.
 */
final class WebSource implements SourceWeb {
  private final HttpClient client;
  private final Duration patience;

  WebSource(Place place) throws UnfitPlace {
    this.patience = place.patience();
    this.client =
        HttpClient.newBuilder()
            .sslContext(SourceTls.context(place.certificates()))
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .executor(
                Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("source-web-", 0).factory()))
            .build();
  }

  @Override
  public Reply call(Question question) throws IOException, InterruptedException {
    URI address = question.address();
    if (!isSafe(address)) {
      throw new IOException("An address must begin with https: " + address.getHost());
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .method(
                question.method(),
                question.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(question.body(), StandardCharsets.UTF_8));
    question.fields().forEach(request::header);
    // Whoever sends more than is taken is cut off: the answer is none then.
    HttpResponse<byte[]> answer =
        client.send(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_OCTETS));
    return new Reply(
        answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
  }

  /**
   * A name that says to be this machine may be another's; localhost is nobody else's (RFC 6761).
   */
  private static boolean isSafe(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = address.getHost();
    if (host == null || address.getUserInfo() != null) {
      return false;
    }
    return scheme.equals("https") || (scheme.equals("http") && isThisMachine(host));
  }

  private static boolean isThisMachine(String host) {
    if (host.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
    } catch (IllegalArgumentException name) {
      return false;
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
