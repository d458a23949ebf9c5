package org.carillon.format.vcard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Converts a card between versions. Unknown properties stay, so that a round trip is lossless. */
public final class VCardConversion {
  private VCardConversion() {}

  /** Returns the card in a version. Returns the same card if it has that version. */
  public static VCard to(VCard card, VCardVersion version) {
    if (card.version() == version) {
      return card;
    }
    return switch (version) {
      case V4_0 -> VCard3To4.of(modern(card));
      case V3_0 -> card.version() == VCardVersion.V4_0 ? VCard4To3.of(card) : modern(card);
      case V2_1 ->
          new VCard(
              VCardVersion.V2_1,
              to(card, VCardVersion.V3_0).properties().stream()
                  .map(VCardConversion::oldest)
                  .toList());
    };
  }

  /** Converts 2.1 to 3.0: values get the escapes that 2.1 does not have, except in lists. */
  private static VCard modern(VCard card) {
    if (card.version() != VCardVersion.V2_1) {
      return card;
    }
    List<VCardProperty> properties = new ArrayList<>();
    for (VCardProperty property : card.properties()) {
      VCardProperty made = property;
      if (made.parameter("ENCODING").isPresent()) {
        made = made.with("ENCODING", "b").withValue(made.value().replaceAll("\\s", ""));
      } else if (!made.name().equals("CATEGORIES") && !made.name().equals("NICKNAME")) {
        made = made.withValue(commasEscaped(made.value()));
      }
      if (made.parameter("VALUE").filter("URL"::equalsIgnoreCase).isPresent()) {
        made = made.with("VALUE", "uri");
      }
      properties.add(made);
    }
    if (properties.stream().noneMatch(property -> property.name().equals("FN"))) {
      String name =
          new VCard(VCardVersion.V3_0, properties).first("N").map(CardNames::full).orElse("");
      properties.add(0, VCardProperty.ofText("FN", name));
    }
    return new VCard(VCardVersion.V3_0, properties);
  }

  private static String commasEscaped(String value) {
    StringBuilder escaped = new StringBuilder(value.length() + 4);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        escaped.append(c).append(value.charAt(++i));
      } else if (c == ',') {
        escaped.append("\\,");
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static VCardProperty oldest(VCardProperty property) {
    Optional<String> encoding = property.parameter("ENCODING");
    if (encoding.isPresent()) {
      return property.with("ENCODING", "BASE64");
    }
    Set<String> types = new LinkedHashSet<>();
    property.types().forEach(type -> types.add(type.toUpperCase(Locale.ROOT)));
    return property.withTypes(types).withValue(property.value().replace("\\,", ","));
  }
}
