package org.carillon.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks the running server whether it is ready to serve. */
final class Health implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern PART =
      Pattern.compile(
          "\"part\":\"([a-z-]*)\",\"ready\":false,\"sentence\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  /**
   * Parts that may be unready for long while users are served, and that users can fix meanwhile: a
   * user who deletes mail frees space on a full disk.
   */
  private static final Set<String> SERVED_WITHOUT =
      Set.of("contents", "deliveries", "host-name", "queue", "search", "sign-in", "store");

  private final HttpClient client =
      HttpClient.newBuilder().sslContext(AnyCertificate.context()).connectTimeout(PATIENCE).build();
  private final URI address;
  private final String token;

  /**
   * @param token the token for which the server tells its sentences; else it names parts only
   */
  Health(URI server, String token) {
    this.address = server.resolve("/api/v1/health/ready");
    this.token = token;
  }

  /** The server's report about itself. */
  sealed interface Answer {
    record Ready() implements Answer {}

    /**
     * Some parts are not ready, in the server's own sentences.
     *
     * @param serving whether users are served nevertheless
     */
    record NotReady(String sentences, boolean serving) implements Answer {}
  }

  /** Asks once; a server that does not answer counts as not ready. */
  Answer ask() throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(PATIENCE)
              .header("Carillon-Health-Token", token)
              .build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer(response.statusCode(), response.body());
    } catch (IOException e) {
      return new Answer.NotReady("The server does not answer at " + address + ".", false);
    }
  }

  /** Returns the answer that a status and a body of {@code /health/ready} stand for. */
  static Answer answer(int status, String body) {
    if (status == 200) {
      return new Answer.Ready();
    }
    List<MatchResult> parts = PART.matcher(body).results().toList();
    return parts.isEmpty()
        ? new Answer.NotReady("It answers " + status + ".", false)
        : new Answer.NotReady(
            parts.stream().map(Health::sentence).collect(Collectors.joining(" ")),
            parts.stream().allMatch(part -> SERVED_WITHOUT.contains(part.group(1))));
  }

  private static String sentence(MatchResult part) {
    return part.group(1) + ": " + part.group(2).replace("\\\"", "\"").replace("\\/", "/");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
