package org.carillon.rest.scim;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.carillon.account.NewAccount;
import org.carillon.account.bulk.BatchAccountCreation;
import org.carillon.contract.answer.Answer;
import org.carillon.json.Json;
import org.carillon.rest.scim.kit.Complex;
import org.carillon.rest.scim.kit.ScimError;
import org.carillon.rest.scim.kit.ScimNames;
import org.carillon.rest.scim.schema.Offered;

/**
 * A bulk request (RFC 7644 §3.7): runs the operations in their order and independently. An
 * operation must come after those whose bulkId it uses. Consecutive creations of users run
 * together.
 */
final class BulkRun {
  private static final String REFERENCE = "bulkId:";
  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");

  private final ScimDispatcher dispatcher;
  private final Users users;
  private final ScimCall call;
  private final Map<String, String> made = new HashMap<>();

  BulkRun(ScimDispatcher dispatcher, Users users, ScimCall call) {
    this.dispatcher = dispatcher;
    this.users = users;
    this.call = call;
  }

  JsonObject run() {
    Complex body = call.said();
    ScimDispatcher.requireSchema(body, ScimNames.BULK_REQUEST);
    List<Complex> operations = operations(body);
    int mostErrors = mostErrors(body);
    var answers = Json.createArrayBuilder();
    int errors = 0;
    int next = 0;
    while (next < operations.size() && errors < mostErrors) {
      // If errors are limited, nothing is created after the last permitted one.
      List<JsonObject> some =
          mostErrors >= operations.size() ? newUsers(operations, next) : List.of();
      if (some.isEmpty()) {
        Complex operation = operations.get(next);
        some = List.of(told(operation, () -> answer(operation)));
      }
      for (JsonObject answer : some) {
        if (answer.getString("status").charAt(0) >= '4') {
          errors++;
        }
        answers.add(answer);
      }
      next += some.size();
    }
    return Json.createObjectBuilder()
        .add("schemas", Json.createArrayBuilder().add(ScimNames.BULK_RESPONSE))
        .add("Operations", answers)
        .build();
  }

  private static int mostErrors(Complex body) {
    return switch (body.get("failOnErrors")) {
      case null -> Integer.MAX_VALUE;
      case BigDecimal most when most.signum() > 0 && most.stripTrailingZeros().scale() <= 0 ->
          most.min(BigDecimal.valueOf(Offered.MOST_OPERATIONS + 1)).intValue();
      default -> throw ScimError.value("failOnErrors must be a whole number of at least 1.");
    };
  }

  private static List<Complex> operations(Complex body) {
    if (!(body.get("Operations") instanceof List<?> list)) {
      throw ScimError.syntax("Operations must be a list.");
    }
    if (list.size() > Offered.MOST_OPERATIONS) {
      throw new ScimError(
          413, "", "At most " + Offered.MOST_OPERATIONS + " operations can be sent at once.");
    }
    List<Complex> operations = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Object each : list) {
      if (!(each instanceof Complex operation)) {
        throw ScimError.syntax("An operation must be an object.");
      }
      bulkId(operation)
          .filter(id -> !ids.add(id))
          .ifPresent(
              id -> {
                throw ScimError.value("The bulkId " + id + " is used by two operations.");
              });
      operations.add(operation);
    }
    return operations;
  }

  /** Creates the consecutive users that start here, if any, together. */
  private List<JsonObject> newUsers(List<Complex> operations, int from) {
    List<NewAccount> wanted =
        operations.stream()
            .skip(from)
            .limit(BatchAccountCreation.STEP)
            .map(this::newUser)
            .takeWhile(Optional::isPresent)
            .flatMap(Optional::stream)
            .toList();
    if (wanted.isEmpty()) {
      return List.of();
    }
    List<JsonObject> answers = new ArrayList<>();
    for (Answer<ScimAnswer> made : users.createAll(call, wanted)) {
      Complex operation = operations.get(from + answers.size());
      answers.add(told(operation, () -> noted(operation, ScimError.done(made))));
    }
    return answers;
  }

  /** Returns the account that the operation creates; empty for other or invalid operations. */
  private Optional<NewAccount> newUser(Complex operation) {
    try {
      ScimCall asked = asked(operation);
      return asked.method().equals("POST") && asked.path().equals(List.of("Users"))
          ? Optional.of(users.wanted(asked))
          : Optional.empty();
    } catch (ScimError _) {
      return Optional.empty();
    }
  }

  private static JsonObject told(Complex operation, Supplier<ScimAnswer> done) {
    var json = Json.createObjectBuilder().add("method", method(operation));
    operation.text("bulkId").ifPresent(id -> json.add("bulkId", id));
    try {
      ScimAnswer answer = done.get();
      answer.location().ifPresent(where -> json.add("location", where));
      answer.tag().ifPresent(tag -> json.add("version", tag));
      return json.add("status", String.valueOf(answer.status())).build();
    } catch (ScimError error) {
      return json.add("status", String.valueOf(error.status()))
          .add("response", error.json())
          .build();
    }
  }

  private static String method(Complex operation) {
    return operation.text("method").orElse("").toUpperCase(Locale.ROOT);
  }

  private static Optional<String> bulkId(Complex operation) {
    return operation.text("bulkId").filter(text -> !text.isBlank());
  }

  private ScimAnswer answer(Complex operation) {
    return noted(operation, dispatcher.answer(asked(operation)));
  }

  /** Remembers the id of the created resource for later operations. */
  private ScimAnswer noted(Complex operation, ScimAnswer answer) {
    if (method(operation).equals("POST")) {
      answer
          .location()
          .ifPresent(
              where ->
                  made.put(
                      bulkId(operation).orElseThrow(),
                      where.substring(where.lastIndexOf('/') + 1)));
    }
    return answer;
  }

  private ScimCall asked(Complex operation) {
    String method = method(operation);
    if (!METHODS.contains(method)) {
      throw ScimError.syntax("The method must be POST, PUT, PATCH or DELETE.");
    }
    if (method.equals("POST") && bulkId(operation).isEmpty()) {
      throw ScimError.syntax("A POST operation must have a bulkId.");
    }
    List<String> path =
        Arrays.stream(operation.text("path").orElse("").split("/"))
            .filter(part -> !part.isEmpty())
            .map(this::resolved)
            .toList();
    // A search changes nothing, and its response would not be sent.
    if (path.isEmpty() || path.getFirst().equals("Bulk") || path.getLast().equals(".search")) {
      throw ScimError.path("The path of the operation is not allowed.");
    }
    Optional<Complex> data = operation.complex("data");
    data.ifPresent(this::resolve);
    return new ScimCall(
        method,
        path,
        Map.of(),
        data,
        operation.text("version"),
        Optional.empty(),
        call.caller(),
        call.base());
  }

  private String resolved(String text) {
    if (!text.startsWith(REFERENCE)) {
      return text;
    }
    return Optional.ofNullable(made.get(text.substring(REFERENCE.length())))
        .orElseThrow(
            () ->
                new ScimError(
                    409, "invalidValue", "No earlier operation has created " + text + "."));
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
