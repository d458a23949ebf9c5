package org.carillon.format.jscontact;

import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;

/** Converts birth, death and other days, with places, to anniversaries (RFC 9555 §2.5.2, §2.15). */
final class AnniversariesToJson {
  /** The properties of days, with the kind that a Card has for each. */
  static final Map<String, String> KINDS =
      Map.of("BDAY", "birth", "DEATHDATE", "death", "ANNIVERSARY", "wedding");

  private static final List<String> ORDER = List.of("BDAY", "DEATHDATE", "ANNIVERSARY");

  private final VCard card;
  private final List<VCardProperty> unconverted;

  AnniversariesToJson(VCard card, List<VCardProperty> unconverted) {
    this.card = card;
    this.unconverted = unconverted;
  }

  void add(JsonObjectBuilder map) {
    for (String name : ORDER) {
      List<VCardProperty> places = new ArrayList<>(card.all(placeOf(name)));
      int number = 0;
      for (VCardProperty property : card.all(name)) {
        Optional<JsonObjectBuilder> date =
            property.parameter("VALUE").filter("text"::equalsIgnoreCase).isPresent()
                ? Optional.empty()
                : PartialDates.date(property.value());
        if (date.isEmpty() || number > 0 && !name.equals("ANNIVERSARY")) {
          unconverted.add(property);
        } else {
          number++;
          entry(property, date.get(), number, places, map);
        }
      }
      unconverted.addAll(places);
    }
  }

  private static void entry(
      VCardProperty property,
      JsonObjectBuilder date,
      int number,
      List<VCardProperty> places,
      JsonObjectBuilder map) {
    ParametersToJson parameters = new ParametersToJson(property);
    parameters.dropValue();
    parameters
        .take("CALSCALE")
        .ifPresent(scale -> date.add("calendarScale", scale.toLowerCase(Locale.ROOT)));
    JsonObjectBuilder entry =
        JsContact.JSON
            .createObjectBuilder()
            .add("@type", "Anniversary")
            .add("kind", KINDS.get(property.name()))
            .add("date", date);
    if (!places.isEmpty() && isPlain(places.getFirst())) {
      entry.add("place", place(places.removeFirst()));
    }
    parameters.common(entry);
    String id =
        parameters
            .take("PROP-ID")
            .filter(EntryIds::isId)
            .orElse(EntryIds.made(property.name(), number));
    parameters.rest(entry);
    map.add(id, entry);
  }

  private static boolean isPlain(VCardProperty place) {
    return place.group().isEmpty() && place.without("VALUE").parameters().isEmpty();
  }

  private static JsonObjectBuilder place(VCardProperty property) {
    JsonObjectBuilder place = JsContact.JSON.createObjectBuilder().add("@type", "Address");
    return property.value().startsWith("geo:")
        ? place.add("coordinates", property.value())
        : place.add("full", property.text());
  }

  static String placeOf(String day) {
    return switch (day) {
      case "BDAY" -> "BIRTHPLACE";
      case "DEATHDATE" -> "DEATHPLACE";
      default -> "";
    };
  }
}
