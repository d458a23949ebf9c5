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
import org.carillon.contract.net.PublicAddress;
import org.carillon.contract.source.InvalidSourceSettingsException;
import org.carillon.contract.source.SourceWeb;

/** Asks web servers by HTTPS, without redirections and cookies; HTTP only to this machine. */
final class WebSource implements SourceWeb {
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final Place place;
  private final HttpClient client;
  private final Duration patience;

  WebSource(Place place) throws InvalidSourceSettingsException {
    this.place = place;
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
      throw new IOException("The address must begin with https: " + address.getHost());
    }
    if (!isNamed(address) && !place.reachesAll().getAsBoolean()) {
      for (InetAddress each : InetAddress.getAllByName(address.getHost())) {
        if (!PublicAddress.is(each)) {
          throw new IOException(
              "The source redirects to "
                  + address.getRawAuthority()
                  + ", which is neither a public address nor the configured one");
        }
      }
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
    // An answer longer than allowed is cut off and counts as none.
    HttpResponse<byte[]> answer =
        client.send(
            request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_OCTETS));
    return new Reply(
        answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
  }

  /** Returns whether the URI has the host and port that an administrator configured. */
  private boolean isNamed(URI address) {
    return place.named().getHost() != null
        && address.getHost().equalsIgnoreCase(place.named().getHost())
        && address.getScheme().equalsIgnoreCase(place.named().getScheme())
        && port(address) == port(place.named());
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? HTTPS : HTTP;
  }

  /** Returns whether an address uses TLS or is on this machine: localhost (RFC 6761). */
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
