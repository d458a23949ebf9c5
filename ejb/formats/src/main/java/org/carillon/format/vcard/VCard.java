package org.carillon.format.vcard;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A vCard as the list of its properties, in their order, those unknown here included. BEGIN, END
 * and VERSION are not among them.
 *
 * @param version what it is written in: values and parameters are those of that version, but for
 *     2.1, whose quoted-printable and character sets are decoded already
 */
public record VCard(VCardVersion version, List<VCardProperty> properties) {
  /** Keeps a copy. */
  public VCard {
    properties = List.copyOf(properties);
  }

  /** The properties of a name in upper case, in their order. */
  public List<VCardProperty> all(String name) {
    return properties.stream().filter(named(name)).toList();
  }

  /** The first property of a name in upper case. */
  public Optional<VCardProperty> first(String name) {
    return properties.stream().filter(named(name)).findFirst();
  }

  /** The text of the first property of a name, without space around it; empty without one. */
  public String text(String name) {
    return first(name).map(VCardProperty::text).map(String::strip).orElse("");
  }

  /** Its UID; empty when it has none. */
  public String uid() {
    return text("UID");
  }

  /** The same with other properties. */
  public VCard with(List<VCardProperty> others) {
    return new VCard(version, others);
  }

  private static Predicate<VCardProperty> named(String name) {
    return property -> property.name().equals(name);
  }
}
