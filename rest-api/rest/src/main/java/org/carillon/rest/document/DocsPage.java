package org.carillon.rest.document;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Map;

/** An OpenAPI document as a page of HTML. */
final class DocsPage {
  private final StringBuilder html = new StringBuilder();
  private final JsonObject document;

  private DocsPage(JsonObject document) {
    this.document = document;
  }

  static String of(JsonObject document) {
    var page = new DocsPage(document);
    page.write();
    return page.html.toString();
  }

  private void write() {
    var info = document.getJsonObject("info");
    html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
        .append(text(info.getString("title")))
        .append("</title><link rel=\"stylesheet\" href=\"docs/style.css\"></head><body><main><h1>")
        .append(text(info.getString("title")))
        .append("</h1>");
    info.getString("description").lines().filter(line -> !line.isBlank()).forEach(this::paragraph);
    html.append("<p>For programs: <a href=\"openapi\">openapi</a> (JSON or YAML).</p>");
    for (JsonValue tag : document.getJsonArray("tags")) {
      section((JsonObject) tag);
    }
    html.append("<h2 id=\"schemas\">Schemas</h2>");
    document.getJsonObject("components").getJsonObject("schemas").forEach(this::schema);
    html.append("</main></body></html>\n");
  }

  private void paragraph(String line) {
    html.append("<p>").append(text(line)).append("</p>");
  }

  private void section(JsonObject tag) {
    html.append("<h2>").append(text(tag.getString("name"))).append("</h2>");
    paragraph(tag.getString("description"));
    document
        .getJsonObject("paths")
        .forEach(
            (path, item) ->
                item.asJsonObject().entrySet().stream()
                    .filter(entry -> !entry.getKey().equals("parameters"))
                    .filter(entry -> isTagged(entry.getValue().asJsonObject(), tag))
                    .forEach(entry -> operation(path, item.asJsonObject(), entry)));
  }

  private static boolean isTagged(JsonObject operation, JsonObject tag) {
    return operation.getJsonArray("tags").getString(0).equals(tag.getString("name"));
  }

  private void operation(String path, JsonObject item, Map.Entry<String, JsonValue> entry) {
    var operation = entry.getValue().asJsonObject();
    String method = entry.getKey().toUpperCase(Locale.ROOT);
    html.append("<details><summary><b class=\"")
        .append(method)
        .append("\">")
        .append(method)
        .append("</b> <code>")
        .append(text(path))
        .append("</code> ")
        .append(text(operation.getString("summary")))
        .append("</summary>");
    if (operation.containsKey("description")) {
      paragraph(operation.getString("description"));
    }
    parameters(item.getJsonArray("parameters"));
    parameters(operation.getJsonArray("parameters"));
    if (operation.containsKey("requestBody")) {
      html.append("<p>Body: ")
          .append(content(operation.getJsonObject("requestBody")))
          .append("</p>");
    }
    html.append("<table><tr><th>Status</th><th>Meaning</th><th>Body</th></tr>");
    operation
        .getJsonObject("responses")
        .forEach((status, response) -> response(status, resolved(response.asJsonObject())));
    html.append("</table></details>");
  }

  private void parameters(JsonArray parameters) {
    if (parameters == null) {
      return;
    }
    html.append("<dl>");
    for (JsonValue each : parameters) {
      var parameter = resolved(each.asJsonObject());
      html.append("<dt><code>")
          .append(text(parameter.getString("name")))
          .append("</code> (")
          .append(text(parameter.getString("in")))
          .append(")</dt><dd>")
          .append(text(parameter.getString("description", "")))
          .append("</dd>");
    }
    html.append("</dl>");
  }

  private void response(String status, JsonObject response) {
    html.append("<tr><td>")
        .append(text(status))
        .append("</td><td>")
        .append(text(response.getString("description")))
        .append("</td><td>")
        .append(response.containsKey("content") ? content(response) : "")
        .append("</td></tr>");
  }

  private String content(JsonObject holder) {
    var schema =
        holder
            .getJsonObject("content")
            .values()
            .iterator()
            .next()
            .asJsonObject()
            .getJsonObject("schema");
    return schema == null ? "" : type(schema);
  }

  private void schema(String name, JsonValue value) {
    var schema = value.asJsonObject();
    html.append("<h3 id=\"schema-")
        .append(text(name))
        .append("\">")
        .append(text(name))
        .append("</h3>");
    if (schema.containsKey("description")) {
      paragraph(schema.getString("description"));
    }
    var properties = schema.getJsonObject("properties");
    if (properties == null) {
      return;
    }
    html.append("<table><tr><th>Field</th><th>Type</th><th>Meaning</th></tr>");
    properties.forEach(
        (field, type) ->
            html.append("<tr><td><code>")
                .append(text(field))
                .append("</code>")
                .append(isRequired(schema, field) ? " *" : "")
                .append("</td><td>")
                .append(type(type.asJsonObject()))
                .append("</td><td>")
                .append(text(type.asJsonObject().getString("description", "")))
                .append("</td></tr>"));
    html.append("</table>");
  }

  private static boolean isRequired(JsonObject schema, String field) {
    var required = schema.getJsonArray("required");
    return required != null
        && required.getValuesAs(JsonString.class).stream()
            .anyMatch(name -> name.getString().equals(field));
  }

  private static String type(JsonObject schema) {
    if (schema.containsKey("$ref")) {
      String name =
          schema.getString("$ref").substring(schema.getString("$ref").lastIndexOf('/') + 1);
      return "<a href=\"#schema-" + text(name) + "\">" + text(name) + "</a>";
    }
    if (schema.containsKey("items")) {
      return "list of " + type(schema.getJsonObject("items"));
    }
    return text(
        switch (schema.get("type")) {
          case null -> "any";
          case JsonString one -> one.getString();
          case JsonValue several -> several.toString();
        });
  }

  private JsonObject resolved(JsonObject object) {
    return object.containsKey("$ref")
        ? document.getValue(object.getString("$ref").substring(1)).asJsonObject()
        : object;
  }

  private static String text(String raw) {
    return raw.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
