package org.carillon.format.vcard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Converts a card of 4.0 to version 3.0, with groups as Apple's clients write them. */
final class VCard4To3 {
  static final String APPLE_KIND = "X-ADDRESSBOOKSERVER-KIND";
  static final String APPLE_MEMBER = "X-ADDRESSBOOKSERVER-MEMBER";

  private static final int LEAST = 101;

  private VCard4To3() {}

  static VCard of(VCard card) {
    Map<String, Integer> best = new HashMap<>();
    for (VCardProperty property : card.properties()) {
      best.merge(property.name(), preference(property), Math::min);
    }
    List<VCardProperty> made = new ArrayList<>();
    for (VCardProperty property : card.properties()) {
      if (isSpoken(property)) {
        if (card.properties().stream().noneMatch(PhoneticName::isOne)) {
          made.addAll(PhoneticName.written(property.components()));
        }
        continue;
      }
      VCardProperty older = older(preferred(property, best.get(property.name())));
      switch (older.name()) {
        case "ADR" -> {
          made.add(older.without("LABEL"));
          property.parameter("LABEL").ifPresent(label -> made.add(label(older, label)));
        }
        case "N" -> {
          made.add(older.without("SORT-AS").without("ALTID"));
          List<String> sort = older.parameters().getOrDefault("SORT-AS", List.of());
          if (!sort.isEmpty()) {
            made.add(VCardProperty.ofText("SORT-STRING", String.join(",", sort)));
          }
        }
        default -> made.add(older);
      }
    }
    completed(made);
    return new VCard(VCardVersion.V3_0, made);
  }

  /** Returns whether a property is an N with the pronunciation; 3.0 has one N (RFC 2426 §3.1.2). */
  private static boolean isSpoken(VCardProperty property) {
    return property.name().equals("N") && property.parameter("PHONETIC").isPresent();
  }

  /** Adds FN and N if they are missing, since 3.0 requires both (RFC 2426 §3.1). */
  private static void completed(List<VCardProperty> made) {
    VCard card = new VCard(VCardVersion.V3_0, made);
    if (card.first("FN").isEmpty()) {
      made.addFirst(VCardProperty.ofText("FN", card.first("N").map(CardNames::full).orElse("")));
    }
    if (card.first("N").isEmpty()) {
      made.add(1, new VCardProperty("N", VCardText.escape(card.text("FN")) + ";;;;"));
    }
  }

  private static VCardProperty older(VCardProperty property) {
    return switch (property.name()) {
      case "PHOTO", "LOGO", "SOUND", "KEY" -> InlineMedia.asBase64(property);
      case "KIND" ->
          property.text().strip().toLowerCase(Locale.ROOT).equals("group")
              ? property.named(APPLE_KIND)
              : property;
      case "MEMBER" -> property.named(APPLE_MEMBER);
      case "BDAY", "ANNIVERSARY", "DEATHDATE", "REV" -> CardDates.extended(property);
      case "GEO" ->
          property.value().startsWith("geo:")
              ? property.withValue(
                  property.value().substring(4).replaceFirst(";.*", "").replace(',', ';'))
              : property;
      case "TEL" -> plain(property);
      default -> property;
    };
  }

  /** Replaces a URI by its telephone number (RFC 3966). */
  private static VCardProperty plain(VCardProperty telephone) {
    String value = telephone.value();
    return value.regionMatches(true, 0, "tel:", 0, 4)
        ? telephone.without("VALUE").withValue(VCardText.escape(value.substring(4)))
        : telephone;
  }

  private static VCardProperty label(VCardProperty address, String label) {
    return VCardProperty.ofText("LABEL", label).withTypes(address.types()).grouped(address.group());
  }

  private static int preference(VCardProperty property) {
    try {
      return property.parameter("PREF").map(Integer::parseInt).orElse(LEAST);
    } catch (NumberFormatException no) {
      return LEAST;
    }
  }

  private static VCardProperty preferred(VCardProperty property, int best) {
    int preference = preference(property);
    if (preference == LEAST || preference != best) {
      return property;
    }
    Set<String> types = new LinkedHashSet<>(property.types());
    types.add("pref");
    return property.without("PREF").withTypes(types);
  }
}
