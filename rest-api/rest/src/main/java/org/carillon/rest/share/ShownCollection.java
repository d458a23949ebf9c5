package org.carillon.rest.share;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import org.carillon.json.Json;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.resource.ResourceProperty;
import org.carillon.mailbox.resource.TextProperty;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.store.item.CollectionKind;

/** A collection as REST shows it. */
record ShownCollection(CollectionEntry entry, List<ResourceProperty> properties) {
  ShownCollection {
    properties = List.copyOf(properties);
  }

  /** Returns the property that holds a collection's description. */
  static TextProperty description(CollectionKind kind) {
    return kind == CollectionKind.CONTACTS
        ? TextProperty.BOOK_DESCRIPTION
        : TextProperty.CALENDAR_DESCRIPTION;
  }

  /** Its number, as a segment. */
  String id() {
    return String.valueOf(entry.id());
  }

  JsonObject json() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("id", id())
            .add("name", entry.name().path())
            .add("kind", entry.kind().name().toLowerCase(Locale.ROOT))
            .add("own", !entry.name().isOthers())
            .add("items", entry.items())
            .add("octets", entry.octets())
            .add("rights", entry.rights().letters());
    ShareLevel.of(entry.rights(), entry.kind())
        .ifPresent(level -> json.add("level", level.name().toLowerCase(Locale.ROOT)));
    TextProperty.TITLE.of(properties).ifPresent(text -> json.add("title", text));
    TextProperty.COLOUR.of(properties).ifPresent(text -> json.add("color", text));
    TextProperty.ORDER.of(properties).ifPresent(text -> json.add("order", text));
    description(entry.kind()).of(properties).ifPresent(text -> json.add("description", text));
    return json.build();
  }
}
