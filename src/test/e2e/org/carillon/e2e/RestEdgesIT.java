package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests every operation of the running server's own description with unusual values: no response is
 * a server error, each one is described, and errors are problems (RFC 9457). Another seed ({@code
 * -Dcarillon.edges.seed}) selects other requests; {@code -Dcarillon.edges.requests} sets their
 * number.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestEdgesIT {
  private static final long SEED = Long.getLong("carillon.edges.seed", 1);
  private static final int REQUESTS = Integer.getInteger("carillon.edges.requests", 3_000);
  private static final int CONNECTIONS = 4;

  /** Valid requests for these change the server for other tests. */
  private static final Set<String> LEFT_ALONE =
      Set.of(
          "PATCH /settings",
          "POST /backups",
          "POST /restorations",
          "POST /search/rebuild",
          "POST /store/verification",
          "DELETE /domains/{name}",
          "DELETE /accounts/{address}",
          "DELETE /administrators/{name}",
          "DELETE /administrators/{name}/sessions",
          "PATCH /administrators/{name}");

  /** The errors before an address is known to exist. */
  private static final Set<Integer> OF_ALL = Set.of(404, 405);

  private static final Pattern TORN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private CarillonServer server;
  private JsonObject document;
  private String token;

  @BeforeAll
  void readTheDescription() {
    server = SharedServer.get();
    server.createDomain("edges.test");
    server.createAccount("edge@edges.test", "correct horse battery");
    String text =
        server
            .web(
                HttpRequest.newBuilder(
                    URI.create("https://localhost:" + server.port("https") + "/api/v1/openapi")))
            .body();
    document = read(text);
    token = read(server.api("POST", "/tokens", "{\"label\": \"edges\"}").body()).getString("token");
  }

  @Test
  void everyRequestIsAnsweredAsDescribed() throws Exception {
    List<EdgeRequests.Request> all =
        new ArrayList<>(
            EdgeRequests.of(
                document,
                Map.of(
                    "name", "edges.test",
                    "address", "edge@edges.test",
                    "account", "edge@edges.test",
                    "domain", "edges.test",
                    "mailbox", "INBOX",
                    "scope", "nowhere.edges.test",
                    "to", "P3000D",
                    "whom", "192.0.2.1"),
                LEFT_ALONE));
    Collections.shuffle(all, new Random(SEED));
    List<EdgeRequests.Request> some = all.subList(0, Math.min(REQUESTS, all.size()));
    List<String> faults = Collections.synchronizedList(new ArrayList<>());
    var next = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Void> asker =
          () -> {
            try (var client = new RawHttps(server.port("https"))) {
              for (int i = next.getAndIncrement(); i < some.size(); i = next.getAndIncrement()) {
                judge(some.get(i), client, faults);
              }
            }
            return null;
          };
      for (var done : threads.invokeAll(Collections.nCopies(CONNECTIONS, asker))) {
        done.get();
      }
    }
    System.out.printf(
        "%,d of %,d edge requests, %d faults%n", some.size(), all.size(), faults.size());
    assertThat(faults).isEmpty();
  }

  private void judge(EdgeRequests.Request request, RawHttps client, List<String> faults)
      throws IOException {
    var fields = new ArrayList<>(request.fields());
    if (fields.stream().noneMatch(field -> field.startsWith("Authorization"))) {
      fields.add("Authorization: Bearer " + token);
    }
    RawHttps.Answer answer = client.ask(request.line(), fields, request.body());
    int status = answer.status();
    if (status >= 500) {
      faults.add(status + " " + request);
    }
    JsonObject described = described(request.operation(), status);
    if (described == null && !OF_ALL.contains(status)) {
      faults.add("not described: " + status + " " + request + " " + answer.text());
    }
    String type = answer.field("content-type");
    if (isRefusedUnread(request, answer)) {
      return;
    }
    if (status >= 400 && !type.equals("application/problem+json")) {
      faults.add("no problem: " + status + " " + type + " " + request);
    } else if (status >= 400) {
      JsonObject problem = read(answer.text());
      if (problem.getInt("status") != status
          || problem.getString("detail").isBlank()
          || problem.getString("code", "").isBlank()) {
        faults.add("another problem: " + status + " " + problem + " " + request);
      }
    } else if (described != null) {
      String wrong = mismatch(answer, described);
      if (!wrong.isEmpty()) {
        faults.add(wrong + " " + status + " " + request);
      }
    }
  }

  /** A line with a broken escape is not HTTP: the server's parser closes the connection. */
  private static boolean isRefusedUnread(EdgeRequests.Request request, RawHttps.Answer answer) {
    return TORN_ESCAPE.matcher(request.line()).find()
        && answer.status() == 400
        && answer.body().length == 0
        && answer.field("connection").equals("close");
  }

  private JsonObject described(String operation, int status) {
    int space = operation.indexOf(' ');
    JsonObject responses =
        document
            .getJsonObject("paths")
            .getJsonObject(operation.substring(space + 1))
            .getJsonObject(operation.substring(0, space).toLowerCase(Locale.ROOT))
            .getJsonObject("responses");
    JsonObject response = responses.getJsonObject(String.valueOf(status));
    return response == null ? null : resolved(response);
  }

  /** The response's deviation from its description: media type, required fields. */
  private String mismatch(RawHttps.Answer answer, JsonObject described) {
    if (!described.containsKey("content")) {
      return answer.body().length == 0 ? "" : "a body that is not described:";
    }
    String type = answer.field("content-type").split(";")[0];
    JsonObject content = described.getJsonObject("content").getJsonObject(type);
    if (content == null) {
      return "a media type that is not described, " + type + ":";
    }
    return type.equals("application/json")
        ? wrong(content.getJsonObject("schema"), read(answer.text()), "")
        : "";
  }

  /** The first place where a value violates its schema; empty if there is none. */
  private String wrong(JsonObject given, JsonValue value, String at) {
    JsonObject schema = resolved(given);
    if (schema.containsKey("type") && !types(schema).contains(type(value))) {
      return at + " is " + value + ", not " + schema.get("type") + ":";
    }
    if (value instanceof JsonObject object && schema.containsKey("properties")) {
      JsonObject properties = schema.getJsonObject("properties");
      if (schema.containsKey("required")) {
        for (JsonString name : schema.getJsonArray("required").getValuesAs(JsonString.class)) {
          if (!object.containsKey(name.getString())) {
            return at + " lacks " + name + ":";
          }
        }
      }
      for (String name : object.keySet()) {
        if (!properties.containsKey(name)) {
          return at + "/" + name + " is not described:";
        }
        String inside = wrong(properties.getJsonObject(name), object.get(name), at + "/" + name);
        if (!inside.isEmpty()) {
          return inside;
        }
      }
    }
    if (value.getValueType() == JsonValue.ValueType.ARRAY && schema.containsKey("items")) {
      for (JsonValue each : value.asJsonArray()) {
        String inside = wrong(schema.getJsonObject("items"), each, at + "[]");
        if (!inside.isEmpty()) {
          return inside;
        }
      }
    }
    return "";
  }

  private static List<String> types(JsonObject schema) {
    return schema.get("type") instanceof JsonString one
        ? List.of(one.getString().equals("integer") ? "number" : one.getString())
        : schema.getJsonArray("type").getValuesAs(JsonString::getString).stream()
            .map(type -> type.equals("integer") ? "number" : type)
            .toList();
  }

  private static String type(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case NUMBER -> "number";
      case TRUE, FALSE -> "boolean";
      case NULL -> "null";
    };
  }

  private JsonObject resolved(JsonObject object) {
    return object.containsKey("$ref")
        ? document.getValue(object.getString("$ref").substring(1)).asJsonObject()
        : object;
  }

  private static JsonObject read(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
