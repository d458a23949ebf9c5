package org.carillon.format.vcard;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A vCard as the list of its properties in their order, including unknown ones. BEGIN, END and
 * VERSION are not in the list.
 *
 * @param version the version whose values and parameters it has; those of 2.1 are already decoded
 *     from quoted-printable and their charsets
 */
public record VCard(VCardVersion version, List<VCardProperty> properties) {
  public VCard {
    properties = List.copyOf(properties);
  }

  /** Returns the properties with a name in upper case, in their order. */
  public List<VCardProperty> all(String name) {
    return properties.stream().filter(named(name)).toList();
  }

  /** Returns the first property with a name in upper case. */
  public Optional<VCardProperty> first(String name) {
    return properties.stream().filter(named(name)).findFirst();
  }

  /** Returns the trimmed text of the first property with a name, or empty text. */
  public String text(String name) {
    return first(name).map(VCardProperty::text).map(String::strip).orElse("");
  }

  /** Returns its UID, or empty text if it has none. */
  public String uid() {
    return text("UID");
  }

  public VCard with(List<VCardProperty> others) {
    return new VCard(version, others);
  }

  private static Predicate<VCardProperty> named(String name) {
    return property -> property.name().equals(name);
  }
}
