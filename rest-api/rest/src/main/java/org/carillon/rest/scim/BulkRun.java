package org.carillon.rest.scim;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.json.Json;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;
import org.carillon.rest.scim.kit.ScimNames;
import org.carillon.rest.scim.schema.Offered;

/**
 * Many requests in one (RFC 7644 §3.7), done in the order that they are in, each by itself. What
 * one refers to by a bulkId has to be made before it.
 */
final class BulkRun {
  private static final String REFERENCE = "bulkId:";
  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

  private final ScimDesk desk;
  private final ScimCall call;
  private final Map<String, String> made = new HashMap<>();

  BulkRun(ScimDesk desk, ScimCall call) {
    this.desk = desk;
    this.call = call;
  }

  JsonObject run() {
    Complex body = call.said();
    ScimDesk.requireSchema(body, ScimNames.BULK_REQUEST);
    List<Object> operations = body.all("Operations");
    if (operations.size() > Offered.MOST_OPERATIONS) {
      throw new ScimError(
          413, "", "At most " + Offered.MOST_OPERATIONS + " operations are done at once.");
    }
    int mostErrors =
        body.get("failOnErrors") instanceof BigDecimal most ? most.intValue() : Integer.MAX_VALUE;
    var answers = Json.createArrayBuilder();
    int errors = 0;
    for (Object each : operations) {
      if (errors >= mostErrors) {
        break;
      }
      if (!(each instanceof Complex operation)) {
        throw ScimError.syntax("An operation is an object.");
      }
      JsonObject answer = operate(operation);
      if (answer.getString("status").charAt(0) >= '4') {
        errors++;
      }
      answers.add(answer);
    }
    return Json.createObjectBuilder()
        .add("schemas", Json.createArrayBuilder().add(ScimNames.BULK_RESPONSE))
        .add("Operations", answers)
        .build();
  }

  private JsonObject operate(Complex operation) {
    String method = operation.text("method").orElse("").toUpperCase(Locale.ROOT);
    var json = Json.createObjectBuilder().add("method", method);
    operation.text("bulkId").ifPresent(id -> json.add("bulkId", id));
    try {
      ScimAnswer answer = answer(method, operation);
      answer.location().ifPresent(where -> json.add("location", where));
      answer.tag().ifPresent(tag -> json.add("version", tag));
      return json.add("status", String.valueOf(answer.status())).build();
    } catch (ScimError error) {
      return json.add("status", String.valueOf(error.status()))
          .add("response", error.json())
          .build();
    }
  }

  private ScimAnswer answer(String method, Complex operation) {
    if (!METHODS.contains(method)) {
      throw ScimError.syntax("A method is POST, PUT, PATCH or DELETE.");
    }
    Optional<String> id = operation.text("bulkId").filter(text -> !text.isBlank());
    if (method.equals("POST") && id.isEmpty()) {
      throw ScimError.syntax("What is made has a bulkId.");
    }
    List<String> path =
        Arrays.stream(operation.text("path").orElse("").split("/"))
            .filter(part -> !part.isEmpty())
            .map(this::resolved)
            .toList();
    // A search changes nothing, and its answer would not be told.
    if (path.isEmpty() || path.getFirst().equals("Bulk") || path.getLast().equals(".search")) {
      throw ScimError.path("This is no path of an operation.");
    }
    Optional<Complex> data = operation.complex("data");
    data.ifPresent(this::resolve);
    ScimAnswer answer =
        desk.answer(
            new ScimCall(
                method,
                path,
                Map.of(),
                data,
                operation.text("version"),
                Optional.empty(),
                call.caller(),
                call.base()));
    if (method.equals("POST")) {
      answer.body().ifPresent(body -> made.put(id.orElseThrow(), body.getString("id", "")));
    }
    return answer;
  }

  private String resolved(String text) {
    if (!text.startsWith(REFERENCE)) {
      return text;
    }
    return Optional.ofNullable(made.get(text.substring(REFERENCE.length())))
        .orElseThrow(
            () -> new ScimError(409, "invalidValue", "Nothing was made before as " + text + "."));
  }

  private void resolve(Complex data) {
    Map<String, Object> changed = new HashMap<>();
    data.forEach((name, value) -> changed.put(name, resolved(value)));
    changed.forEach(data::put);
  }

  private Object resolved(Object value) {
    return switch (value) {
      case String text -> resolved(text);
      case Complex complex -> {
        resolve(complex);
        yield complex;
      }
      case List<?> list -> list.stream().<Object>map(this::resolved).toList();
      default -> value;
    };
  }
}
