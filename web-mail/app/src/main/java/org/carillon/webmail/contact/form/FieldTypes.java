package org.carillon.webmail.contact.form;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;

/** What sort of address, number or place something is, in the words that forms offer. */
public final class FieldTypes {
  /** Of no sort that there is a word for. */
  public static final String NONE = "";

  /** Those of mail addresses and places. */
  public static final List<String> PLACES = List.of(NONE, "home", "work");

  /** Those of numbers. */
  public static final List<String> TELEPHONES = List.of(NONE, "cell", "home", "work", "fax");

  /** How Apple's programs write the labels that they offer themselves. */
  private static final String OFFERED = "^_\\$!<(.*)>!\\$_$";

  private static final String LABEL = "X-ABLABEL";

  private FieldTypes() {}

  /** What sort a property is of. */
  static String of(VCardProperty property) {
    Set<String> types = property.types();
    return List.of("fax", "cell", "home", "work").stream()
        .filter(types::contains)
        .findFirst()
        .orElse(NONE);
  }

  /** The same property of another sort; whatever else its TYPE says stays. */
  static VCardProperty with(VCardProperty property, String type) {
    Set<String> types = new LinkedHashSet<>(property.types());
    types.removeAll(TELEPHONES);
    if (!type.equals(NONE)) {
      types.add(type);
    }
    return property.withTypes(types);
  }

  /** What the owner calls it; empty for nothing of his own. */
  static String label(VCard card, VCardProperty property) {
    return property.group().isEmpty()
        ? ""
        : card.all(LABEL).stream()
            .filter(label -> label.group().equalsIgnoreCase(property.group()))
            .map(label -> label.text().strip().replaceFirst(OFFERED, "$1"))
            .findFirst()
            .orElse("");
  }

  /** Whether a property is the label of another. */
  static boolean isLabel(VCardProperty property) {
    return property.name().equals(LABEL);
  }
}
