package org.carillon.contacts.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.PropertyMerge;
import org.carillon.format.vcard.TelephoneForm;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;

/** Merges cards into the first. Of equal values, the more complete one is kept. */
final class MergedCard {
  /** The properties that a contact has only once. The value of the first card is kept. */
  private static final Set<String> ONCE =
      Set.of(
          "UID",
          "FN",
          "N",
          "KIND",
          "X-ADDRESSBOOKSERVER-KIND",
          "REV",
          "PRODID",
          "CREATED",
          "BDAY",
          "ANNIVERSARY",
          "DEATHDATE",
          "BIRTHPLACE",
          "DEATHPLACE",
          "GENDER",
          "GRAMGENDER",
          "LANGUAGE",
          "PHOTO",
          "SORT-STRING",
          "CLIENTPIDMAP",
          "JSPROP");

  private final List<VCardProperty> properties;
  private final Set<String> groups = new LinkedHashSet<>();

  private MergedCard(VCard first) {
    properties = new ArrayList<>(first.properties());
    properties.forEach(property -> groups.add(property.group().toLowerCase(Locale.ROOT)));
  }

  static VCard of(VCard first, List<VCard> others) {
    MergedCard merged = new MergedCard(first);
    for (int i = 0; i < others.size(); i++) {
      VCard other = VCardConversion.to(others.get(i), first.version());
      merged.name(other);
      merged.add(other, i + 1);
    }
    return first.with(merged.properties);
  }

  /** Takes over the other card's name if it is the same name and more complete. */
  private void name(VCard other) {
    if (!PropertyMerge.isFullerName(name(properties), name(other.properties()))) {
      return;
    }
    for (String part : List.of("FN", "N")) {
      other
          .first(part)
          .ifPresent(
              fuller -> {
                properties.removeIf(mine -> mine.name().equals(part));
                properties.addFirst(fuller.grouped(""));
              });
    }
  }

  private static String name(List<VCardProperty> of) {
    return of.stream()
        .filter(property -> property.name().equals("FN") || property.name().equals("N"))
        .map(
            property ->
                String.join(" ", property.components().stream().flatMap(List::stream).toList()))
        .collect(Collectors.joining(" "));
  }

  private void add(VCard other, int number) {
    Set<String> added = new LinkedHashSet<>();
    for (VCardProperty property : other.properties()) {
      if (property.name().equals("CATEGORIES")) {
        categories(property);
      } else if (!property.name().equals("X-ABLABEL")
          && !isFilled(property)
          && !isThere(property)) {
        added.add(property.group());
        properties.add(property.grouped(group(property.group(), number)));
      }
    }
    // A label belongs to the property that it describes.
    for (VCardProperty label : other.all("X-ABLABEL")) {
      if (!label.group().isEmpty() && added.contains(label.group())) {
        properties.add(label.grouped(group(label.group(), number)));
      }
    }
  }

  private String group(String group, int number) {
    return group.isEmpty() || !groups.contains(group.toLowerCase(Locale.ROOT))
        ? group
        : group + "-m" + number;
  }

  /** Returns whether a property has the same value, and keeps the more complete one. */
  private boolean isFilled(VCardProperty property) {
    for (int i = 0; i < properties.size(); i++) {
      VCardProperty mine = properties.get(i);
      if (mine.name().equals(property.name())) {
        Optional<VCardProperty> fuller = PropertyMerge.of(mine, property);
        if (fuller.isPresent()) {
          properties.set(i, fuller.get().grouped(mine.group()));
          return true;
        }
      }
    }
    return false;
  }

  private boolean isThere(VCardProperty property) {
    return properties.stream()
        .filter(mine -> mine.name().equals(property.name()))
        .anyMatch(mine -> ONCE.contains(property.name()) || isSame(mine, property));
  }

  private static boolean isSame(VCardProperty mine, VCardProperty other) {
    return switch (mine.name()) {
      case "EMAIL" ->
          ContactSummary.comparableAddress(mine.text())
              .equals(ContactSummary.comparableAddress(other.text()));
      case "TEL" ->
          TelephoneForm.same(
              TelephoneForm.comparable(mine.text()), TelephoneForm.comparable(other.text()));
      default -> mine.text().strip().equalsIgnoreCase(other.text().strip());
    };
  }

  private void categories(VCardProperty other) {
    for (int i = 0; i < properties.size(); i++) {
      VCardProperty mine = properties.get(i);
      if (mine.name().equals("CATEGORIES")) {
        Set<String> all = new LinkedHashSet<>(mine.texts());
        all.addAll(other.texts());
        properties.set(
            i, mine.withValue(String.join(",", all.stream().map(VCardText::escape).toList())));
        return;
      }
    }
    properties.add(other);
  }
}
