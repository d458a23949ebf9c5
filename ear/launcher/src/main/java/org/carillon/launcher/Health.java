package org.carillon.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks the running server whether it is ready to serve. */
final class Health implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Pattern PART =
      Pattern.compile("\"ready\":false,\"sentence\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final HttpClient client =
      HttpClient.newBuilder().sslContext(AnyCertificate.context()).connectTimeout(PATIENCE).build();
  private final URI address;
  private final String token;

  /**
   * @param token what the server tells its sentences for; without it only which parts are not ready
   */
  Health(URI server, String token) {
    this.address = server.resolve("/api/v1/health/ready");
    this.token = token;
  }

  /** What the server says of itself. */
  sealed interface Answer {
    /** Every part is ready. */
    record Ready() implements Answer {}

    /** Some are not, in the server's own sentences. */
    record NotReady(String sentences) implements Answer {}
  }

  /** Asks once; a server that does not answer is not ready. */
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
      return new Answer.NotReady("It does not answer at " + address + ".");
    }
  }

  /** What a status and a body of {@code /health/ready} say. */
  static Answer answer(int status, String body) {
    if (status == 200) {
      return new Answer.Ready();
    }
    String sentences =
        PART.matcher(body).results().map(Health::sentence).collect(Collectors.joining(" "));
    return new Answer.NotReady(sentences.isEmpty() ? "It answers " + status + "." : sentences);
  }

  private static String sentence(MatchResult part) {
    return part.group(1).replace("\\\"", "\"").replace("\\/", "/");
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
