package org.carillon.hook.internal;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.carillon.hook.HookKind;
import org.carillon.json.Json;
import org.carillon.store.item.ItemKey;

/** What is posted: a type, when it was noticed, and what it is about. */
final class HookMessage {
  /** Larger objects are fetched by their path. */
  static final int MOST_CHARS = 65_536;

  private HookMessage() {}

  /**
   * About an object.
   *
   * @param kind what is told
   * @param type what became of it: the same, of a booking what became of its event
   * @param address whose it is
   * @param contact whether it is a contact
   * @param object as it is shown; empty of what is gone or can't be read
   */
  static String of(
      HookKind kind,
      HookKind type,
      String address,
      FollowRows.Row collection,
      FollowRows.Source source,
      ItemKey key,
      String uid,
      boolean contact,
      Optional<JsonObject> object) {
    JsonObjectBuilder data =
        Json.createObjectBuilder()
            .add("account", address)
            .add("collection", Long.toString(collection.mailbox()))
            .add("name", source.name())
            .add("id", key.value());
    if (!uid.isEmpty()) {
      data.add("uid", uid);
    }
    String word = type.word();
    data.add("change", object.isEmpty() ? "removed" : word.substring(word.indexOf('.') + 1));
    object.ifPresent(
        shown -> {
          data.add("path", path(address, collection, key, contact));
          if (shown.toString().length() <= MOST_CHARS) {
            data.add(contact ? "card" : "event", shown);
          }
        });
    return message(kind.word(), data);
  }

  /** One that says nothing but that it came. */
  static String test() {
    return message("test", Json.createObjectBuilder());
  }

  /** That messages were dropped which came to be between two moments. */
  static String lost(long messages, Instant from, Instant to) {
    return message(
        HookBacklog.LOST,
        Json.createObjectBuilder()
            .add("messages", messages)
            .add("from", from.truncatedTo(ChronoUnit.MILLIS).toString())
            .add("to", to.truncatedTo(ChronoUnit.MILLIS).toString()));
  }

  private static String message(String type, JsonObjectBuilder data) {
    return Json.createObjectBuilder()
        .add("type", type)
        .add("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
        .add("data", data)
        .build()
        .toString();
  }

  private static String path(
      String address, FollowRows.Row collection, ItemKey key, boolean contact) {
    return "/api/v1/accounts/"
        + encoded(address)
        + (contact ? "/contacts/" : "/events/")
        + encoded(key.value())
        + (contact ? "?book=" : "?calendar=")
        + collection.mailbox();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
