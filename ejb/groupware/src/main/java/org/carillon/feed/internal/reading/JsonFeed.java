package org.carillon.feed.internal.reading;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.format.budget.WorkBudget;
import org.carillon.json.Json;
import org.jsoup.nodes.Entities;

/**
 * JSON Feed 1.1.
 *
 * @param root the root object
 * @param at the address from which it was fetched
 * @param author the author of items that name none, or empty if the feed names none either
 */
record JsonFeed(JsonObject root, String at, String author) {

  /** Reads a feed, or returns empty if it is none. */
  static Optional<Feed> read(byte[] octets, String at) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(octets))) {
      JsonObject root = reader.readObject();
      return text(root, "version").contains("jsonfeed.org/version/")
          ? Optional.of(new JsonFeed(root, at, author(root)).feed())
          : Optional.empty();
    } catch (RuntimeException malformed) {
      // The parser reports too deep nesting by no exception type of its own.
      return Optional.empty();
    }
  }

  private Feed feed() {
    WorkBudget reading = WorkBudget.current().part();
    return new Feed(
        text(root, "feed_url"),
        text(root, "title"),
        Optional.empty(),
        objects(root, "items")
            .limit(Feed.MOST_ENTRIES)
            .takeWhile(_ -> reading.take(1))
            .map(this::entry)
            .toList());
  }

  private FeedEntry entry(JsonObject item) {
    String link = FeedText.absolute(at, text(item, "url"));
    String html = text(item, "content_html");
    String plain =
        Stream.of("content_text", "summary")
            .map(name -> text(item, name))
            .filter(one -> !one.isEmpty())
            .findFirst()
            .orElse("");
    return new FeedEntry(
        text(item, "id").isEmpty() ? link : text(item, "id"),
        text(item, "title"),
        Optional.of(author(item)).filter(name -> !name.isEmpty()).orElse(author),
        link,
        FeedText.date(text(item, "date_published"))
            .or(() -> FeedText.date(text(item, "date_modified"))),
        EntryHtml.clean(
            html.isEmpty() ? Entities.escape(plain).replace("\n", "<br>") : html,
            link.isEmpty() ? at : link),
        FeedEnclosure.first(
            objects(item, "attachments")
                .map(file -> FeedEnclosure.of(at, text(file, "url"), text(file, "mime_type")))));
  }

  private static String author(JsonObject of) {
    return Stream.concat(objects(of, "authors"), object(of, "author"))
        .map(author -> text(author, "name"))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Returns a text, or a number as it is written, since ids may be numbers. */
  private static String text(JsonObject of, String name) {
    return switch (of.get(name)) {
      case JsonString text -> text.getString();
      case JsonNumber number -> number.toString();
      case null, default -> "";
    };
  }

  private static Stream<JsonObject> objects(JsonObject of, String name) {
    List<JsonValue> all = of.get(name) instanceof JsonArray array ? array : List.of();
    return all.stream().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
  }

  private static Stream<JsonObject> object(JsonObject of, String name) {
    return of.get(name) instanceof JsonObject object ? Stream.of(object) : Stream.empty();
  }
}
