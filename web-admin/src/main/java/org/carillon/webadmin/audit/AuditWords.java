package org.carillon.webadmin.audit;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.audit.AuditRecord;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.directory.types.ObjectTypes;
import org.carillon.json.Json;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingRegistry;
import org.carillon.web.Texts;
import org.carillon.webadmin.directory.TypeWords;
import org.carillon.webadmin.setting.SettingLine;
import org.carillon.webadmin.setting.SettingWords;

/**
 * A record of the audit trail in words: settings by their names, their values as in the form of
 * settings, and the differing fields of an object that was created or changed.
 */
final class AuditWords {
  private static final String SETTING = "setting.change";

  /** The separator between a setting's key and its subject. */
  private static final String OF = " of ";

  private final AuditRecord record;
  private final Texts texts;
  private final SettingWords settings;
  private final Optional<Setting<?>> setting;
  private final String about;
  private final Optional<ObjectType> type;

  AuditWords(AuditRecord record, Texts texts) {
    this.record = record;
    this.texts = texts;
    this.settings = new SettingWords(texts);
    this.setting =
        record.action().equals(SETTING)
            ? SettingRegistry.find(record.subject().split(OF, 2)[0])
            : Optional.empty();
    this.about = record.action().split("\\.", 2)[0];
    this.type = ObjectTypes.all().stream().filter(one -> one.name().equals(about)).findFirst();
  }

  /** The action in words: its own, or those for objects of all types; else its name. */
  String done() {
    String own = "audit.do." + record.action();
    if (texts.knows(own)) {
      return texts.of(own);
    }
    String any = "audit.do.objects" + record.action().substring(about.length());
    return type.filter(_ -> texts.knows(any))
        .map(objects -> texts.of(any, new TypeWords(objects, texts).getPlural()))
        .orElseGet(record::action);
  }

  /** The changed setting's name, or empty. */
  String title() {
    return setting.map(changed -> SettingLine.title(changed, texts)).orElse("");
  }

  String before() {
    return told(record.before(), record.after());
  }

  String after() {
    return told(record.after(), record.before());
  }

  private String told(Optional<String> text, Optional<String> other) {
    if (text.isEmpty()) {
      return "";
    }
    if (setting.isPresent()) {
      return settings.told(setting.get(), text.get());
    }
    return object(text.get())
        .map(object -> fields(object, other.flatMap(AuditWords::object)))
        .orElse(text.get());
  }

  private String fields(JsonObject object, Optional<JsonObject> other) {
    return object.entrySet().stream()
        .filter(field -> !isNothing(field.getValue()))
        .filter(
            field ->
                other.filter(one -> field.getValue().equals(one.get(field.getKey()))).isEmpty())
        .map(
            field ->
                texts.of(
                    "audit.field", name(field.getKey()), value(field.getKey(), field.getValue())))
        .collect(Collectors.joining("; "));
  }

  private String name(String field) {
    String key = "audit.field." + field;
    String attribute = "attribute.account." + field + ".title";
    if (texts.knows(key) || texts.knows(attribute)) {
      return texts.of(texts.knows(key) ? key : attribute);
    }
    Optional<Attribute<?>> declared = attribute(field);
    if (declared.isPresent()) {
      return new TypeWords(type.orElseThrow(), texts).title(declared.get());
    }
    return PersonAttributes.all().stream()
        .filter(each -> each.name().equals(field))
        .findFirst()
        .map(Attribute::title)
        .orElse(field);
  }

  /** The attribute of the type of objects that the record is about. */
  private Optional<Attribute<?>> attribute(String field) {
    return type.flatMap(
        one -> one.attributes().stream().filter(each -> each.name().equals(field)).findFirst());
  }

  private String value(String field, JsonValue value) {
    Optional<Attribute<?>> chosen =
        attribute(field).filter(each -> each.type() instanceof AttributeType.Choice);
    return chosen.isPresent() && value instanceof JsonString word
        ? new TypeWords(type.orElseThrow(), texts).word(chosen.get(), word.getString())
        : value(value);
  }

  private String value(JsonValue value) {
    return switch (value) {
      case JsonString text -> text.getString();
      case JsonArray all -> all.stream().map(this::value).collect(Collectors.joining(", "));
      default -> settings.choice(value.toString());
    };
  }

  private static boolean isNothing(JsonValue value) {
    return switch (value) {
      case JsonString text -> text.getString().isEmpty();
      case JsonArray all -> all.isEmpty();
      default -> false;
    };
  }

  /** Parses a JSON object; empty for a sentence. */
  private static Optional<JsonObject> object(String text) {
    if (!text.startsWith("{")) {
      return Optional.empty();
    }
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return Optional.of(reader.readObject());
    } catch (RuntimeException sentence) {
      return Optional.empty();
    }
  }
}
