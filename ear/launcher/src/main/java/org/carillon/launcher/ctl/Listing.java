package org.carillon.launcher.ctl;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints results on the terminal: a list as tab-separated columns, an object a field per line. */
public record Listing(PrintWriter out, PrintWriter err, boolean json) {

  private static final int FEW = 10;

  /** Prints each item of a list on a line, with its fields in this order. */
  public void items(JsonObject page, String... fields) {
    if (json) {
      out.println(page);
      return;
    }
    for (JsonValue item : page.getJsonArray("items")) {
      List<String> columns = new ArrayList<>();
      for (String field : fields) {
        columns.add(text(item.asJsonObject().get(field)));
      }
      out.println(String.join("\t", columns));
    }
    String next = page.getString("next", "");
    if (!next.isEmpty()) {
      out.flush();
      aside("There are more. Continue with --after " + next);
    }
  }

  /**
   * Prints one object.
   *
   * @param without fields that are shown in another way
   */
  public void one(JsonObject thing, String... without) {
    if (json) {
      out.println(thing);
      return;
    }
    Set<String> left = Set.of(without);
    thing.forEach(
        (field, value) -> {
          if (!left.contains(field)) {
            out.println(field + ": " + few(value));
          }
        });
  }

  /** A long list is shown as its size; its sentences and its objects are shown a line each. */
  private static String few(JsonValue value) {
    if (!(value instanceof JsonArray array) || array.isEmpty()) {
      return text(value);
    }
    if (array.getFirst() instanceof JsonObject) {
      return array.stream().map(each -> "\n  " + fields(each)).collect(Collectors.joining());
    }
    if (array.size() <= FEW) {
      return text(value);
    }
    boolean sentences = text(array.getFirst()).contains(" ");
    return sentences
        ? array.stream().map(each -> "\n  " + text(each)).collect(Collectors.joining())
        : String.valueOf(array.size());
  }

  private static String fields(JsonValue value) {
    return value instanceof JsonObject object
        ? object.entrySet().stream()
            .map(field -> field.getKey() + ": " + text(field.getValue()))
            .collect(Collectors.joining(", "))
        : text(value);
  }

  /**
   * Prints a preview: each text of a list on a line, then the errors, the number of texts and a
   * remark for people.
   */
  void preview(JsonObject preview, String list, String remark) {
    if (json) {
      out.println(preview);
      return;
    }
    preview.getJsonArray(list).forEach(each -> out.println(text(each)));
    out.flush();
    preview
        .getJsonArray("troubles")
        .forEach(each -> aside(each.asJsonObject().getString("detail", "")));
    aside(remark + " Selected " + list + ": " + preview.getInt("deleted", 0) + ".");
  }

  /** Prints what was created: a sentence for people, the object itself for programs. */
  public void made(JsonObject thing, String sentence) {
    out.println(json ? thing : sentence);
  }

  /** Prints a sentence for people; programs use the exit status. */
  public void done(String sentence) {
    if (!json) {
      out.println(sentence);
    }
  }

  /** Prints the progress of a long operation, for people only; it is not meant to be parsed. */
  void progress(String sentence) {
    aside("  " + sentence);
  }

  /** Prints a remark for people besides the result. */
  void aside(String sentence) {
    err.println(sentence);
    err.flush();
  }

  private static String text(JsonValue value) {
    return switch (value) {
      case null -> "";
      case JsonString string -> string.getString();
      case JsonArray array -> array.stream().map(Listing::text).collect(Collectors.joining(" "));
      default -> value == JsonValue.NULL ? "" : value.toString();
    };
  }
}
