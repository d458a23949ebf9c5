package org.carillon.launcher.ctl;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.launcher.home.Refusal;

/** The REST API's resources by method and path; an error response becomes a {@link Refusal}. */
public record Api(Connection connection) {
  private static final String ROOT = "/api/v1";

  /** Importing ten thousand contacts takes a minute or two. */
  private static final Duration OF_FILES = Duration.ofMinutes(30);

  /** Returns the resource as JSON. */
  public JsonObject get(String path) throws InterruptedException {
    return send("GET", path, Optional.empty());
  }

  /** Returns the resource as text. */
  public String text(String path) throws InterruptedException {
    return answered(connection.send(connection.request(ROOT + path).build()));
  }

  /** Posts the body and returns the response. */
  public JsonObject post(String path, JsonObject body) throws InterruptedException {
    return send("POST", path, Optional.of(body));
  }

  /** Posts a file all of whose items are stored before the response arrives. */
  public JsonObject postFile(String path, JsonObject body) throws InterruptedException {
    return send(connection.request(ROOT + path).timeout(OF_FILES), "POST", Optional.of(body));
  }

  /** Posts without a body and returns the response. */
  public JsonObject post(String path) throws InterruptedException {
    return send("POST", path, Optional.empty());
  }

  /** Changes the resource and returns its new state. */
  public JsonObject patch(String path, JsonObject body) throws InterruptedException {
    return send("PATCH", path, Optional.of(body));
  }

  /** Creates or replaces the resource and returns the response. */
  public JsonObject put(String path, JsonObject body) throws InterruptedException {
    return send("PUT", path, Optional.of(body));
  }

  /** Deletes the resource. */
  public void delete(String path) throws InterruptedException {
    send("DELETE", path, Optional.empty());
  }

  /** Returns a path of these parts, each encoded. */
  public static String path(String... parts) {
    var path = new StringBuilder();
    for (String part : parts) {
      if (part.isEmpty()) {
        // An empty part would address the list, and an action on one item would hit something else.
        throw new Refusal("A name is missing: one of the arguments is empty.");
      }
      path.append('/').append(encoded(part));
    }
    return path.toString();
  }

  /** Encodes a text as part of a path or query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonObject send(String method, String path, Optional<JsonObject> body)
      throws InterruptedException {
    return send(connection.request(ROOT + path), method, body);
  }

  private JsonObject send(HttpRequest.Builder request, String method, Optional<JsonObject> body)
      throws InterruptedException {
    body.ifPresent(json -> request.header("Content-Type", "application/json"));
    request.method(
        method,
        body.map(json -> BodyPublishers.ofString(json.toString()))
            .orElseGet(BodyPublishers::noBody));
    String answer = answered(connection.send(request.build()));
    return answer.isEmpty() ? JsonObject.EMPTY_JSON_OBJECT : json(answer);
  }

  private static String answered(HttpResponse<String> response) {
    if (response.statusCode() / 100 == 3) {
      throw new Refusal(
          "That is not the REST interface. It redirects to "
              + response.headers().firstValue("Location").orElse("nowhere")
              + ".");
    }
    if (response.statusCode() >= 400) {
      throw new Refusal(reason(response));
    }
    return response.body();
  }

  /** Returns the problem's own sentence with the field it names; several problems, a line each. */
  private static String reason(HttpResponse<String> response) {
    try {
      JsonObject problem = json(response.body());
      if (problem.containsKey("errors")) {
        return problem.getJsonArray("errors").getValuesAs(JsonObject.class).stream()
            .map(each -> reason(each, response))
            .collect(Collectors.joining("\n"));
      }
      return reason(problem, response);
    } catch (Refusal notJson) {
      return "The server answered with status " + response.statusCode() + ".";
    }
  }

  private static String reason(JsonObject problem, HttpResponse<String> response) {
    String detail = problem.getString("detail", "status " + response.statusCode());
    return problem.containsKey("field") ? problem.getString("field") + ": " + detail : detail;
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException notJson) {
      throw new Refusal("The server's answer is not JSON.");
    }
  }
}
