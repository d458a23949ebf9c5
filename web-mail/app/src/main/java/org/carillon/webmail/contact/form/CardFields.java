package org.carillon.webmail.contact.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.format.vcard.PhoneticName;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;

/** Reads a card of version 4.0 into a form's fields. */
public final class CardFields {
  private static final String TELEPHONE = "tel:";

  private CardFields() {}

  public static ContactFields of(VCard card) {
    Optional<VCardProperty> name = card.first("N");
    boolean isNamed = name.isPresent() && name.get().value().chars().anyMatch(c -> c != ';');
    Optional<Birthday> birthday = card.first("BDAY").flatMap(day -> Birthday.read(day.text()));
    return new ContactFields(
        part(name, 3),
        isNamed ? part(name, 1) : whole(card),
        part(name, 2),
        part(name, 0),
        part(name, 4),
        card.text(PhoneticName.GIVEN),
        card.text(PhoneticName.FAMILY),
        listed(card, "NICKNAME"),
        part(card.first("ORG"), 0),
        part(card.first("ORG"), 1),
        card.text("TITLE"),
        several(card, "EMAIL"),
        several(card, "TEL"),
        addresses(card),
        several(card, "URL"),
        several(card, "IMPP"),
        birthday.map(day -> Integer.toString(day.day().getDayOfMonth())).orElse(""),
        birthday.map(day -> Integer.toString(day.day().getMonthValue())).orElse(""),
        birthday
            .filter(day -> day.year().isPresent())
            .map(day -> Integer.toString(day.year().getAsInt()))
            .orElse(""),
        listed(card, "CATEGORIES"),
        card.text("NOTE"));
  }

  /** Returns FN if the card has no name parts; empty if FN only repeats other properties. */
  private static String whole(VCard card) {
    String full = card.text("FN");
    return full.equals(CardEdit.named(card)) ? "" : full;
  }

  private static String part(Optional<VCardProperty> property, int at) {
    return property.map(one -> one.component(at)).orElse("");
  }

  private static String listed(VCard card, String name) {
    return card.all(name).stream()
        .flatMap(property -> property.texts().stream())
        .collect(Collectors.joining(", "));
  }

  private static List<TypedText> several(VCard card, String name) {
    List<TypedText> all = new ArrayList<>();
    for (VCardProperty property : card.all(name)) {
      all.add(
          new TypedText(
              all.size(),
              shown(property),
              FieldTypes.of(property),
              FieldTypes.label(card, property)));
    }
    return all;
  }

  /** Returns a property's text for display: for a telephone URI (RFC 3966), the number. */
  static String shown(VCardProperty property) {
    String text = property.text().strip();
    return property.name().equals("TEL")
            && text.regionMatches(true, 0, TELEPHONE, 0, TELEPHONE.length())
        ? text.substring(TELEPHONE.length())
        : text;
  }

  private static List<PostalFields> addresses(VCard card) {
    List<PostalFields> all = new ArrayList<>();
    for (VCardProperty address : card.all("ADR")) {
      List<String> parts = PostalFields.PLACES.stream().map(address::component).toList();
      all.add(
          new PostalFields(
              all.size(),
              FieldTypes.of(address),
              FieldTypes.label(card, address),
              parts.get(0),
              parts.get(1),
              parts.get(2),
              parts.get(3),
              parts.get(4)));
    }
    return all;
  }
}
