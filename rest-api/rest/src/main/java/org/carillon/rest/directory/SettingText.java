package org.carillon.rest.directory;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.account.setting.SettingChanges;
import org.carillon.account.setting.SettingValue;
import org.carillon.json.Json;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingRegistry;
import org.carillon.settings.SettingSection;
import org.carillon.settings.SettingType;

/** Settings as JSON, each value in a fitting JSON type. */
public final class SettingText {
  private static final Set<JsonValue.ValueType> SWITCHED =
      EnumSet.of(JsonValue.ValueType.TRUE, JsonValue.ValueType.FALSE);

  private SettingText() {}

  static JsonObject json(SettingChanges.Sheet sheet) {
    var items = Json.createArrayBuilder();
    sheet.values().forEach(value -> items.add(json(value)));
    var json = Json.createObjectBuilder().add("items", items);
    sheet.serviceClass().ifPresent(name -> json.add("class", name));
    return json.build();
  }

  /** Reads the changes in a request as texts; empty for null, which restores inheritance. */
  public static Map<String, Optional<String>> changes(JsonObject object) {
    var changes = new LinkedHashMap<String, Optional<String>>();
    object.forEach(
        (key, value) -> {
          SettingRegistry.find(key).ifPresent(setting -> requireType(key, setting.type(), value));
          changes.put(key, text(key, value));
        });
    return changes;
  }

  private static JsonObject json(SettingValue value) {
    Setting<?> setting = value.setting();
    var levels = Json.createArrayBuilder();
    setting.levels().stream().sorted().map(SettingText::word).forEach(levels::add);
    return Json.createObjectBuilder()
        .add("key", setting.key())
        .add("value", value(setting.type(), value.text()))
        .add("origin", word(value.origin()))
        .add("default", fallback(setting))
        .add("levels", levels)
        .add("allowed", setting.type().allowed())
        .add("title", setting.title())
        .add("help", setting.help())
        .add("section", SettingSection.of(setting.key()).key())
        .add("audience", setting.isForExperts() ? "expert" : "common")
        .build();
  }

  private static <T> JsonValue fallback(Setting<T> setting) {
    return value(setting.type(), setting.type().write(setting.fallback()));
  }

  private static JsonValue value(SettingType<?> type, String text) {
    return switch (type) {
      case SettingType.Switch() -> Boolean.parseBoolean(text) ? JsonValue.TRUE : JsonValue.FALSE;
      case SettingType.Whole whole -> Json.createValue(Long.parseLong(text));
      case SettingType.ListOf<?> list -> {
        var array = Json.createArrayBuilder();
        text.lines().map(line -> value(list.each(), line)).forEach(array::add);
        yield array.build();
      }
      case SettingType.Time time -> Json.createValue(text);
      case SettingType.Text line -> Json.createValue(text);
      case SettingType.Network network -> Json.createValue(text);
      case SettingType.Lines lines -> Json.createValue(text);
      case SettingType.Certificates all -> Json.createValue(text);
      case SettingType.Choice<?> choice -> Json.createValue(text);
      case SettingType.Host host -> Json.createValue(text);
    };
  }

  /** Refuses a value of another JSON type than it is shown in, if that is ambiguous. */
  private static void requireType(String key, SettingType<?> type, JsonValue value) {
    if (value == JsonValue.NULL) {
      return;
    }
    switch (type) {
      case SettingType.Whole _ -> {
        if (!(value instanceof JsonNumber)) {
          throw mistyped(key, "must be a whole number");
        }
      }
      case SettingType.Switch _ -> {
        if (!SWITCHED.contains(value.getValueType())) {
          throw mistyped(key, "must be true or false");
        }
      }
      case SettingType.ListOf<?> _ -> {
        // A string has one value in a line, or values separated by commas.
      }
      case SettingType.Time _,
          SettingType.Network _,
          SettingType.Lines _,
          SettingType.Text _,
          SettingType.Certificates _,
          SettingType.Choice<?> _,
          SettingType.Host _ -> {
        if (value instanceof JsonArray) {
          throw mistyped(key, "must be a string");
        }
      }
    }
  }

  private static Refused mistyped(String key, String what) {
    return new Refused(Problem.at(422, key, "type", "The value " + what + "."));
  }

  private static Optional<String> text(String key, JsonValue value) {
    return switch (value) {
      case JsonString string -> Optional.of(Fields.storable(key, string.getString()));
      case JsonNumber number -> Optional.of(number.toString());
      case JsonArray array ->
          Optional.of(
              array.stream()
                  .map(each -> text(key, each).orElse(""))
                  .collect(Collectors.joining("\n")));
      case JsonObject object ->
          throw new Refused(
              Problem.at(422, key, "type", "The value of a setting must not be an object."));
      default ->
          switch (value.getValueType()) {
            case TRUE -> Optional.of("true");
            case FALSE -> Optional.of("false");
            default -> Optional.empty();
          };
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
