package org.carillon.webmail.contact.form;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;

/** The types of addresses, numbers and places, in the words that forms offer. */
public final class FieldTypes {
  /** The type that has no word. */
  public static final String NONE = "";

  /** The types of mail addresses and places. */
  public static final List<String> PLACES = List.of(NONE, "home", "work");

  /** The types of telephone numbers. */
  public static final List<String> TELEPHONES = List.of(NONE, "cell", "home", "work", "fax");

  /** The form in which Apple's clients write their own predefined labels. */
  private static final String OFFERED = "^_\\$!<(.*)>!\\$_$";

  private static final String LABEL = "X-ABLABEL";

  private FieldTypes() {}

  static String of(VCardProperty property) {
    Set<String> types = property.types();
    return List.of("fax", "cell", "home", "work").stream()
        .filter(types::contains)
        .findFirst()
        .orElse(NONE);
  }

  /** Returns the property with another type; the other values of its TYPE stay. */
  static VCardProperty with(VCardProperty property, String type) {
    Set<String> types = new LinkedHashSet<>(property.types());
    types.removeAll(TELEPHONES);
    if (!type.equals(NONE)) {
      types.add(type);
    }
    return property.withTypes(types);
  }

  /** The owner's own label; empty for none. */
  static String label(VCard card, VCardProperty property) {
    return property.group().isEmpty()
        ? ""
        : card.all(LABEL).stream()
            .filter(label -> label.group().equalsIgnoreCase(property.group()))
            .map(label -> label.text().strip().replaceFirst(OFFERED, "$1"))
            .findFirst()
            .orElse("");
  }

  /** Returns whether a property is the label of another. */
  static boolean isLabel(VCardProperty property) {
    return property.name().equals(LABEL);
  }
}
