package org.carillon.rest.directory;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.json.Json;
import org.carillon.rest.kit.Fields;
import org.carillon.rest.kit.Problem;
import org.carillon.rest.kit.Refused;

/** The directory's objects in JSON responses and requests. */
final class EntryJson {
  private EntryJson() {}

  /** Returns an object's attributes in the order of its type; null means no value. */
  static JsonObject of(ObjectType type, DirectoryEntry entry) {
    var json = Json.createObjectBuilder();
    for (Attribute<?> attribute : type.attributes()) {
      if (attribute.isShown()) {
        json.add(
            attribute.name(),
            entry.values().get(attribute).map(EntryJson::json).orElse(JsonValue.NULL));
      }
    }
    return json.build();
  }

  static JsonObject of(TestOutcome outcome) {
    return Json.createObjectBuilder()
        .add("works", outcome.works())
        .add("said", Json.createArrayBuilder(outcome.said()))
        .build();
  }

  private static JsonValue json(Object value) {
    return switch (value) {
      case Boolean on -> on ? JsonValue.TRUE : JsonValue.FALSE;
      case Integer whole -> Json.createValue(whole);
      case List<?> several -> Json.createArrayBuilder(several).build();
      default -> Json.createValue(value.toString());
    };
  }

  /** Reads a request's attributes. Null is no value; in a change it removes one (RFC 7396 §2). */
  static AttributeValues read(ObjectType type, Operation operation, Fields fields) {
    boolean change = operation == Operation.CHANGE;
    if (change) {
      fields.lasting(
          type.said(operation).stream()
              .filter(each -> each.atChange() == Attribute.Use.MAY)
              .filter(each -> each.type().none().isEmpty())
              .map(Attribute::name)
              .toArray(String[]::new));
    }
    var values = new AttributeValues();
    for (Attribute<?> attribute : type.said(operation)) {
      Optional<?> value = change ? changed(attribute, fields) : said(attribute, fields);
      if (ObjectType.use(attribute, operation) == Attribute.Use.MUST) {
        Fields.present(attribute.name(), value);
      }
      values = values.read(attribute, value);
    }
    return values;
  }

  private static Optional<?> changed(Attribute<?> attribute, Fields fields) {
    return fields.isNull(attribute.name()) ? attribute.type().none() : said(attribute, fields);
  }

  private static Optional<?> said(Attribute<?> attribute, Fields fields) {
    String name = attribute.name();
    return switch (attribute.type()) {
      case AttributeType.Name() -> fields.optionalText(name);
      case AttributeType.Text(int _) -> fields.optionalText(name);
      case AttributeType.Secret(boolean _) -> fields.optionalText(name);
      case AttributeType.Whole whole -> fields.optionalWhole(name, whole.least(), whole.most());
      case AttributeType.Switch() -> fields.optionalSwitch(name);
      case AttributeType.Names(int _) -> fields.optionalTexts(name);
      case AttributeType.Choice(List<String> words) ->
          fields.optionalText(name).map(word -> chosen(name, words, word));
      case AttributeType.Time() -> Optional.empty();
    };
  }

  private static String chosen(String name, List<String> words, String word) {
    return Optional.of(word)
        .filter(words::contains)
        .orElseThrow(
            () ->
                new Refused(
                    Problem.at(
                        422,
                        name,
                        "choice",
                        "The field “"
                            + name
                            + "” must be one of "
                            + String.join(", ", words)
                            + ".")));
  }
}
