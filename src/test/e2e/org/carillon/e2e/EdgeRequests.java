package org.carillon.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Requests at the edges of what an OpenAPI document describes: for each operation each parameter,
 * field and header with an unusual value, all else valid.
 */
final class EdgeRequests {
  /**
   * A request.
   *
   * @param operation the operation it is about, as {@code GET /domains/{name}}
   * @param line the request line
   * @param fields the header fields
   * @param body the body
   */
  record Request(String operation, String line, List<String> fields, byte[] body) {
    @Override
    public String toString() {
      String text = new String(body, UTF_8);
      return line + " " + fields + " " + text.substring(0, Math.min(200, text.length()));
    }
  }

  private static final String JSON = "Content-Type: application/json";

  /** Unusual values of a text; the caller escapes them for an address. */
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\0",
          "a\0b",
          "*",
          "%",
          "_",
          "'; DROP TABLE account; --",
          "../../etc/passwd",
          "<script>",
          "ünïcödé@münchen.example",
          "\u202e\u0000\ufeff",
          "\ud83d\udd14",
          "x".repeat(5_000),
          "-1",
          "0",
          "99999999999999999999",
          "1e999",
          "NaN",
          "true",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "P999999999D",
          "PT-1S",
          "a@b@c",
          "@",
          "nobody@nowhere.edges.test",
          "nowhere.edges.test",
          "xn--",
          "1.2.3");

  /** Octets of an address that are no valid escape of a text. */
  private static final List<String> ESCAPES =
      List.of("%zz", "%", "%2", "%C3%28", "%FF%FE", "%00", "%2F..%2F..", ";x=1", "%0D%0AX-Y:%20z");

  /** Unusual values of a field, as JSON. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e400",
          "99999999999999999999999999",
          "{}",
          "[]",
          "[[]]",
          "[null]",
          "[1]",
          "[\"\\u0000\"]",
          "{\"a\":{\"a\":{\"a\":[]}}}",
          "\"\\ud800\"");

  private static final List<String> BODIES =
      List.of(
          "",
          " ",
          "{",
          "[]",
          "null",
          "1",
          "\"x\"",
          "{}{}",
          "{\"unknown\": 1}",
          "{\"a\": 1, \"a\": 2}",
          "{\"\": \"\"}",
          "\ufeff{}",
          "{'a': 1}",
          "[".repeat(5_000),
          "{\"a\":".repeat(5_000),
          "\0");

  private static final List<String> TYPES =
      List.of(
          "Content-Type: garbage",
          "Content-Type: ",
          "Content-Type: /",
          "Content-Type: application/",
          "Content-Type: text/plain",
          "Content-Type: application/xml",
          "Content-Type: multipart/form-data",
          "Content-Type: application/json; charset=iso-8859-1",
          "Content-Type: application/json; charset=nothing",
          "Content-Type: application/json; charset=\"utf-8",
          "Content-Type: application/json;;;",
          "X-Without: Content-Type");

  private static final List<String> ACCEPTS =
      List.of(
          "Accept: garbage",
          "Accept: garbage/",
          "Accept: */*;q=x",
          "Accept: text/html, image/gif, *; q=.2, */*; q=.2",
          "Accept: image/png",
          "Accept: ,,,",
          "Accept: application/json;q=0");

  private static final List<String> CONDITIONS =
      List.of(
          "If-Match: x",
          "If-Match: \"x",
          "If-Match: \"1\", \"99999999999999999999\"",
          "If-Match: W/\"1\"",
          "If-None-Match: *",
          "If-None-Match: garbage",
          "If-Modified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
          "If-Unmodified-Since: never",
          "Range: bytes=0-0",
          "Authorization: Basic !!!",
          "Authorization: Bearer",
          "Content-Encoding: br",
          "Accept-Language: \0",
          "Accept-Charset: utf-7",
          "X-Forwarded-For: ::::");

  private final JsonObject document;
  private final Map<String, String> known;
  private final Set<String> leftAlone;
  private final List<Request> requests = new ArrayList<>();

  private EdgeRequests(JsonObject document, Map<String, String> known, Set<String> leftAlone) {
    this.document = document;
    this.known = known;
    this.leftAlone = leftAlone;
  }

  /**
   * Returns all requests.
   *
   * @param document the OpenAPI document
   * @param known usual values of the parameters and fields of these names
   * @param leftAlone operations whose valid requests would change the server for others: only
   *     unreadable requests are made for these
   */
  static List<Request> of(JsonObject document, Map<String, String> known, Set<String> leftAlone) {
    var edges = new EdgeRequests(document, known, leftAlone);
    document
        .getJsonObject("paths")
        .forEach(
            (path, item) ->
                item.asJsonObject()
                    .forEach(
                        (method, operation) -> {
                          if (!method.equals("parameters")) {
                            edges.operation(
                                method.toUpperCase(Locale.ROOT),
                                path,
                                item.asJsonObject(),
                                operation.asJsonObject());
                          }
                        }));
    return edges.requests;
  }

  private void operation(String method, String path, JsonObject item, JsonObject operation) {
    var names = new LinkedHashMap<String, String>();
    var queries = new LinkedHashMap<String, String>();
    for (JsonObject holder : List.of(item, operation)) {
      if (holder.containsKey("parameters")) {
        for (JsonValue given : holder.getJsonArray("parameters")) {
          JsonObject parameter = resolved(given.asJsonObject());
          String name = parameter.getString("name");
          switch (parameter.getString("in")) {
            case "path" -> names.put(name, known.getOrDefault(name, "1"));
            case "query" -> queries.put(name, known.getOrDefault(name, ""));
            default -> {
              // Headers have edge values of their own.
            }
          }
        }
      }
    }
    Map<String, String> body = body(operation);
    String whole = method + " " + path;
    boolean harmless = method.equals("GET") || !leftAlone.contains(whole);
    String there = address(path, names);
    String good = body.isEmpty() ? "" : object(body);

    for (String name : names.keySet()) {
      // An empty one would be the address of the whole list.
      for (String text : TEXTS.subList(1, TEXTS.size())) {
        add(whole, there(path, names, name, URLEncoder.encode(text, UTF_8)), JSON, good, method);
      }
      for (String escape : ESCAPES) {
        add(whole, there(path, names, name, escape), JSON, good, method);
      }
    }
    if (method.equals("GET") || harmless && !names.isEmpty() && !method.equals("DELETE")) {
      queries(whole, method, there, queries, good);
    }
    if (harmless) {
      bodies(whole, method, there, body);
    } else {
      BODIES.forEach(text -> add(whole, there, JSON, text.isBlank() ? "{" : text, method));
    }
    for (String type : TYPES) {
      if (harmless || !method.equals("DELETE")) {
        add(whole, there, type, method.equals("GET") ? "" : "{\"unknown\": 1}", method);
      }
    }
    if (method.equals("GET")) {
      ACCEPTS.forEach(accept -> add(whole, there, accept, "", method));
      CONDITIONS.forEach(condition -> add(whole, there, condition, "", method));
    } else if (method.equals("PATCH")) {
      CONDITIONS.forEach(
          condition -> requests.add(request(whole, method, there, List.of(JSON, condition), "{}")));
    }
  }

  private void queries(
      String whole, String method, String there, Map<String, String> queries, String good) {
    for (String name : queries.keySet()) {
      for (String text : TEXTS) {
        add(whole, there + "?" + name + "=" + URLEncoder.encode(text, UTF_8), JSON, good, method);
      }
      for (String escape : ESCAPES) {
        add(whole, there + "?" + name + "=" + escape, JSON, good, method);
      }
      add(whole, there + "?" + name + "=1&" + name + "=2", JSON, good, method);
      add(whole, there + "?" + name, JSON, good, method);
    }
    for (String query : List.of("unknown=1", "unknown", "=", "&", "%zz=1", "%00=1", "limit=1001")) {
      add(whole, there + "?" + query, JSON, good, method);
    }
  }

  private void bodies(String whole, String method, String there, Map<String, String> body) {
    if (method.equals("GET") || method.equals("DELETE")) {
      return;
    }
    BODIES.forEach(text -> add(whole, there, JSON, text, method));
    requests.add(
        new Request(
            whole,
            line(method, there),
            List.of(JSON),
            "{\"name\": \"\u00fc\"}".getBytes(ISO_8859_1)));
    requests.add(new Request(whole, line(method, there), List.of(JSON), "{}".getBytes(UTF_16)));
    for (String name : body.keySet()) {
      var without = new LinkedHashMap<>(body);
      without.remove(name);
      add(whole, there, JSON, object(without), method);
      for (String value : VALUES) {
        add(whole, there, JSON, object(with(body, name, value)), method);
      }
      for (String text : TEXTS) {
        String quoted = Json.createValue(text).toString();
        add(whole, there, JSON, object(with(body, name, quoted)), method);
      }
    }
  }

  private void add(String whole, String there, String field, String body, String method) {
    requests.add(request(whole, method, there, List.of(field), body));
  }

  private static Request request(
      String whole, String method, String there, List<String> fields, String body) {
    return new Request(whole, line(method, there), fields, body.getBytes(UTF_8));
  }

  private static String line(String method, String there) {
    return method + " /api/v1" + there + " HTTP/1.1";
  }

  private static String there(String path, Map<String, String> names, String name, String escaped) {
    var others = new LinkedHashMap<>(names);
    others.remove(name);
    return address(path.replace("{" + name + "}", escaped.replace("+", "%20")), others);
  }

  private static String address(String path, Map<String, String> names) {
    String address = path;
    for (var name : names.entrySet()) {
      address =
          address.replace("{" + name.getKey() + "}", URLEncoder.encode(name.getValue(), UTF_8));
    }
    return address;
  }

  /** A body's fields with their usual values, as JSON. */
  private Map<String, String> body(JsonObject operation) {
    var fields = new LinkedHashMap<String, String>();
    if (!operation.containsKey("requestBody")) {
      return fields;
    }
    JsonObject schema =
        resolved(
            operation
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema"));
    if (schema.containsKey("properties")) {
      schema
          .getJsonObject("properties")
          .forEach((name, property) -> fields.put(name, usual(name, property.asJsonObject())));
      // Wrong passwords would block other sign-ins from this address.
      fields.remove("currentPassword");
    }
    return fields;
  }

  private String usual(String name, JsonObject property) {
    String type = property.get("type") instanceof JsonString one ? one.getString() : "string";
    return switch (type) {
      case "boolean" -> "false";
      case "array" -> "[]";
      case "integer", "number" -> "1";
      default -> Json.createValue(known.getOrDefault(name, "x")).toString();
    };
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    var changed = new LinkedHashMap<>(fields);
    changed.put(name, value);
    return changed;
  }

  private static String object(Map<String, String> fields) {
    var text = new StringBuilder("{");
    fields.forEach(
        (name, value) ->
            text.append(text.length() == 1 ? "" : ",")
                .append(Json.createValue(name))
                .append(':')
                .append(value));
    return text.append('}').toString();
  }

  private JsonObject resolved(JsonObject object) {
    return object.containsKey("$ref")
        ? document.getValue(object.getString("$ref").substring(1)).asJsonObject()
        : object;
  }
}
