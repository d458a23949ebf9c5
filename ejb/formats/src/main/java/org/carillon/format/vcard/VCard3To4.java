package org.carillon.format.vcard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Converts a card of 3.0 to version 4.0 (RFC 6350 appendix A). */
final class VCard3To4 {
  private VCard3To4() {}

  static VCard of(VCard card) {
    List<VCardProperty> made = new ArrayList<>();
    List<VCardProperty> labels = new ArrayList<>();
    String sort = "";
    for (VCardProperty property : card.properties()) {
      switch (property.name()) {
        case "LABEL" -> labels.add(property);
        case "SORT-STRING" -> sort = property.text();
        default -> made.add(newer(property));
      }
    }
    if (!sort.isEmpty() && !sortedAs(made, sort)) {
      made.add(VCardProperty.ofText("SORT-STRING", sort));
    }
    for (VCardProperty label : labels) {
      if (!labelled(made, label)) {
        made.add(preferred(label));
      }
    }
    return new VCard(VCardVersion.V4_0, made);
  }

  private static VCardProperty newer(VCardProperty property) {
    VCardProperty made = preferred(property);
    return switch (made.name()) {
      case "PHOTO", "LOGO", "SOUND", "KEY" -> InlineMedia.asUri(made);
      case VCard4To3.APPLE_KIND -> made.named("KIND");
      case VCard4To3.APPLE_MEMBER -> made.named("MEMBER");
      case "BDAY", "ANNIVERSARY", "DEATHDATE", "REV" -> CardDates.basic(made);
      case "GEO" -> made.value().startsWith("geo:") ? made : geo(made);
      case "EMAIL" -> internet(made);
      default -> made;
    };
  }

  private static VCardProperty internet(VCardProperty email) {
    Set<String> types = email.types();
    return types.remove("internet") ? email.withTypes(types) : email;
  }

  private static VCardProperty geo(VCardProperty geo) {
    List<String> parts = VCardText.split(geo.value(), ';');
    return parts.size() == 2
        ? geo.withValue("geo:" + parts.get(0).strip() + "," + parts.get(1).strip())
        : geo;
  }

  private static VCardProperty preferred(VCardProperty property) {
    Set<String> types = property.types();
    if (types.isEmpty()) {
      return property;
    }
    VCardProperty made = property;
    if (types.remove("pref")) {
      made = made.with("PREF", "1");
      made = made.withTypes(types);
    } else if (property.parameters().get(VCardProperty.TYPE).stream()
        .anyMatch(type -> !type.equals(type.toLowerCase(Locale.ROOT)))) {
      made = made.withTypes(types);
    }
    return made;
  }

  private static boolean sortedAs(List<VCardProperty> made, String sort) {
    for (int i = 0; i < made.size(); i++) {
      if (made.get(i).name().equals("N") && made.get(i).parameter("SORT-AS").isEmpty()) {
        made.set(i, made.get(i).with("SORT-AS", sort));
        return true;
      }
    }
    return false;
  }

  /** Puts a label into the address with the same types and group; false if there is none. */
  private static boolean labelled(List<VCardProperty> made, VCardProperty label) {
    Set<String> types = preferred(label).types();
    for (int i = 0; i < made.size(); i++) {
      VCardProperty address = made.get(i);
      if (address.name().equals("ADR")
          && address.parameter("LABEL").isEmpty()
          && address.types().equals(types)
          && address.group().equals(label.group())) {
        made.set(i, address.with("LABEL", label.text()));
        return true;
      }
    }
    return false;
  }
}
