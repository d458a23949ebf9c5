package org.carillon.rest.scim.schema;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.json.Json;

/**
 * An attribute and its characteristics (RFC 7643 §2.2, §7).
 *
 * @param traits its differences from the defaults
 * @param description a sentence
 * @param subs the sub-attributes of a complex one
 */
record ScimAttribute(
    String name, Type type, List<Trait> traits, String description, List<ScimAttribute> subs) {

  /** The type of values. */
  enum Type {
    STRING,
    BOOLEAN,
    DATE_TIME,
    REFERENCE,
    BINARY,
    COMPLEX
  }

  /** Differences from a single, case-insensitive text that may be read and written. */
  enum Trait {
    MULTIPLE,
    REQUIRED,
    EXACT,
    READ_ONLY,
    IMMUTABLE,
    WRITE_ONLY,
    ALWAYS,
    UNIQUE
  }

  ScimAttribute {
    traits = List.copyOf(traits);
    subs = List.copyOf(subs);
  }

  static ScimAttribute of(String name, Type type, String description, Trait... traits) {
    return new ScimAttribute(name, type, List.of(traits), description, List.of());
  }

  static ScimAttribute text(String name, String description, Trait... traits) {
    return of(name, Type.STRING, description, traits);
  }

  static ScimAttribute complex(String name, String description, ScimAttribute... subs) {
    return new ScimAttribute(name, Type.COMPLEX, List.of(), description, List.of(subs));
  }

  /** Returns a multi-valued attribute with the usual sub-attributes (RFC 7643 §2.4). */
  static ScimAttribute several(String name, Type value, String description) {
    return complex(
            name,
            description,
            of("value", value, "The value."),
            text("display", "The text to display."),
            text("type", "The purpose, such as work or home."),
            of("primary", Type.BOOLEAN, "Whether it is the first choice."))
        .being(Trait.MULTIPLE);
  }

  ScimAttribute being(Trait... more) {
    List<Trait> all = new ArrayList<>(traits);
    all.addAll(List.of(more));
    return new ScimAttribute(name, type, all, description, subs);
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  JsonObject json() {
    var json =
        Json.createObjectBuilder()
            .add("name", name)
            .add("type", typeName())
            .add("multiValued", is(Trait.MULTIPLE))
            .add("description", description)
            .add("required", is(Trait.REQUIRED))
            .add("mutability", mutability())
            .add("returned", returned());
    if (type != Type.COMPLEX && type != Type.BOOLEAN) {
      json.add("caseExact", is(Trait.EXACT) || type == Type.BINARY || type == Type.REFERENCE);
      json.add("uniqueness", is(Trait.UNIQUE) ? "server" : "none");
    }
    if (type == Type.REFERENCE) {
      json.add("referenceTypes", Json.createArrayBuilder().add("external"));
    }
    if (type == Type.COMPLEX) {
      var all = Json.createArrayBuilder();
      subs.forEach(sub -> all.add(sub.json()));
      json.add("subAttributes", all);
    }
    return json.build();
  }

  private String typeName() {
    return type == Type.DATE_TIME ? "dateTime" : type.name().toLowerCase(Locale.ROOT);
  }

  private String mutability() {
    if (is(Trait.WRITE_ONLY)) {
      return "writeOnly";
    }
    return is(Trait.READ_ONLY) ? "readOnly" : is(Trait.IMMUTABLE) ? "immutable" : "readWrite";
  }

  private String returned() {
    return is(Trait.WRITE_ONLY) ? "never" : is(Trait.ALWAYS) ? "always" : "default";
  }
}
