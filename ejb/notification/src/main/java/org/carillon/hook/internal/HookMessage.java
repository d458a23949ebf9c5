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

/** The body of a message: a type, the time, and the object. */
final class HookMessage {
  /** The longest object. Larger ones are not included; the receiver fetches them by their path. */
  static final int MOST_CHARS = 65_536;

  private HookMessage() {}

  /**
   * Returns a message about an object.
   *
   * @param kind the kind of message
   * @param type the change: the same, or for a booking the change of its event
   * @param address the owner's address
   * @param contact whether it is a contact
   * @param object its JSON; empty if it is deleted or unreadable
   */
  static String of(
      HookKind kind,
      HookKind type,
      String address,
      CollectionStateRows.Row collection,
      CollectionStateRows.Source source,
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

  static String test() {
    return message("test", Json.createObjectBuilder());
  }

  /** Returns the message that messages created between two moments were dropped. */
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
      String address, CollectionStateRows.Row collection, ItemKey key, boolean contact) {
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
