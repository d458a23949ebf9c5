package org.carillon.format.jscontact;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;

/** The properties that a Card has no member for, as jCard (RFC 7095 §3.3) in vCardProps. */
final class JCardProperties {
  private static final String UNKNOWN = "unknown";

  private JCardProperties() {}

  /** Returns a property as an array, with its value as in the vCard (RFC 7095 §5.1). */
  static JsonArrayBuilder of(VCardProperty property) {
    Map<String, List<String>> parameters = new LinkedHashMap<>(property.parameters());
    if (!property.group().isEmpty()) {
      parameters.put("GROUP", List.of(property.group()));
    }
    return JsContact.JSON
        .createArrayBuilder()
        .add(property.name().toLowerCase(Locale.ROOT))
        .add(ParametersToJson.object(parameters))
        .add(UNKNOWN)
        .add(property.value());
  }

  /** Returns the properties in a Card's vCardProps. */
  static List<VCardProperty> read(JsonMembers card) {
    List<VCardProperty> properties = new ArrayList<>();
    JsonArray all = card.array("vCardProps");
    for (int i = 0; i < all.size(); i++) {
      if (!(all.get(i) instanceof JsonArray property)
          || property.size() < 4
          || !(property.get(0) instanceof JsonString name)
          || !(property.get(1) instanceof JsonObject parameters)
          || !(property.get(2) instanceof JsonString type)
          || !name.getString().matches("[A-Za-z0-9-]{1,100}")) {
        throw new MalformedCard("/vCardProps/" + i, "The value must be a jCard property.");
      }
      ParametersToCard made = new ParametersToCard();
      made.members(new JsonMembers(parameters, "/vCardProps/" + i + "/1"));
      List<String> values = new ArrayList<>();
      for (JsonValue value : property.subList(3, property.size())) {
        values.add(value(value, type.getString()));
      }
      properties.add(
          made.property(name.getString().toUpperCase(Locale.ROOT), String.join(",", values)));
    }
    return properties;
  }

  private static String value(JsonValue value, String type) {
    return switch (value) {
      case JsonString text ->
          type.equals("text") ? VCardText.escape(text.getString()) : oneLine(text.getString());
      case JsonArray structured ->
          String.join(";", structured.stream().map(each -> component(each, type)).toList());
      default -> oneLine(value.toString());
    };
  }

  private static String component(JsonValue value, String type) {
    return value instanceof JsonArray several
        ? String.join(
            ",",
            several.stream()
                .filter(each -> !(each instanceof JsonArray))
                .map(each -> value(each, type))
                .toList())
        : value(value, type);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\r\\n]+", " ");
  }
}
