package org.carillon.webmail.contact.form;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.format.vcard.ContactSummary;
import org.carillon.format.vcard.PhoneticName;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;

/**
 * Applies a form's fields to a card of version 4.0. Only changed values are written: properties
 * without a field in the form, and parameters and parts that it does not show, stay as they are.
 */
final class CardEdit {
  private static final DateTimeFormatter REVISION =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssX").withZone(ZoneOffset.UTC);

  /** The positions of the parts of a name in N (RFC 6350 §6.2.2). */
  private static final List<Integer> NAME_PARTS = List.of(0, 1, 2, 3, 4);

  private final List<VCardProperty> properties;

  private CardEdit(VCard card) {
    properties = new ArrayList<>(card.properties());
  }

  /** Returns the card with the form's values and REV (§6.7.4) now. */
  static VCard of(VCard card, ContactFields typed, Instant now) {
    ContactFields before = CardFields.of(card);
    boolean isNamedByItself = card.text("FN").equals(named(card)) || card.text("FN").isEmpty();
    CardEdit edit = new CardEdit(card);
    edit.name(before, typed);
    edit.text(PhoneticName.GIVEN, before.spokenGiven(), typed.spokenGiven());
    edit.text(PhoneticName.FAMILY, before.spokenFamily(), typed.spokenFamily());
    edit.list("NICKNAME", before.nickname(), typed.nickname());
    edit.parts(
        "ORG",
        List.of(0, 1),
        List.of(before.organisation(), before.department()),
        List.of(typed.organisation(), typed.department()));
    edit.text("TITLE", before.jobTitle(), typed.jobTitle());
    edit.several("EMAIL", typed.emails());
    edit.several("TEL", typed.telephones());
    edit.addresses(typed.addresses());
    edit.several("URL", typed.pages());
    edit.several("IMPP", typed.messengers());
    edit.birthday(before, typed);
    edit.list("CATEGORIES", before.categories(), typed.categories());
    edit.text("NOTE", before.note(), typed.note());
    edit.unlabel();
    boolean isRenamed = !names(before).equals(names(typed));
    String full = named(card.with(edit.properties));
    if (isNamedByItself || isRenamed && !full.isEmpty()) {
      edit.set("FN", VCardText.escape(full), true);
    }
    edit.set("REV", REVISION.format(now), true);
    return card.with(edit.properties);
  }

  private static List<String> names(ContactFields fields) {
    return List.of(
        fields.family(), fields.given(), fields.middle(), fields.prefix(), fields.suffix());
  }

  /** Returns the name derived from all properties other than FN. */
  static String named(VCard card) {
    return ContactSummary.of(
            card.with(
                card.properties().stream()
                    .filter(property -> !property.name().equals("FN"))
                    .toList()))
        .fullName();
  }

  private void name(ContactFields before, ContactFields typed) {
    if (!names(before).equals(names(typed))) {
      Optional<VCardProperty> old = first("N");
      List<String> there =
          NAME_PARTS.stream().map(part -> old.map(one -> one.component(part)).orElse("")).toList();
      parts("N", NAME_PARTS, there, names(typed));
    }
  }

  /** Changes components of a value; the others stay. */
  private void parts(String name, List<Integer> places, List<String> before, List<String> typed) {
    if (!before.equals(typed)) {
      String old = first(name).map(VCardProperty::value).orElse("");
      set(name, withParts(old, places, before, typed), false);
    }
  }

  private static String withParts(
      String value, List<Integer> places, List<String> before, List<String> typed) {
    List<String> parts = new ArrayList<>(VCardText.split(value, ';'));
    for (int i = 0; i < places.size(); i++) {
      while (parts.size() <= places.get(i)) {
        parts.add("");
      }
      if (!before.get(i).equals(typed.get(i))) {
        parts.set(places.get(i), VCardText.escape(typed.get(i)));
      }
    }
    return parts.stream().allMatch(String::isEmpty) ? "" : String.join(";", parts);
  }

  private void text(String name, String before, String typed) {
    if (!before.equals(typed)) {
      set(name, VCardText.escape(typed), false);
    }
  }

  /** Stores several texts in one property, which replaces all of that name. */
  private void list(String name, String before, String typed) {
    if (!before.equals(typed)) {
      String value =
          Arrays.stream(typed.split(","))
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .distinct()
              .map(VCardText::escape)
              .collect(Collectors.joining(","));
      set(name, value, true);
    }
  }

  private Optional<VCardProperty> first(String name) {
    return properties.stream().filter(property -> property.name().equals(name)).findFirst();
  }

  /** Sets a name's first property; an empty value removes it. {@code only} removes the others. */
  private void set(String name, String value, boolean only) {
    Optional<VCardProperty> old = first(name);
    if (old.isEmpty()) {
      if (!value.isEmpty()) {
        properties.add(new VCardProperty(name, value));
      }
      return;
    }
    int at = properties.indexOf(old.get());
    if (only) {
      properties.subList(at + 1, properties.size()).removeIf(one -> one.name().equals(name));
    }
    if (value.isEmpty()) {
      properties.remove(at);
    } else {
      properties.set(at, old.get().withValue(value));
    }
  }

  private void several(String name, List<TypedText> typed) {
    List<VCardProperty> old = all(name);
    int end = old.isEmpty() ? properties.size() : properties.lastIndexOf(old.getLast()) + 1;
    List<VCardProperty> added = new ArrayList<>();
    for (TypedText one : typed) {
      if (one.at() == TypedText.NEW && !one.text().isEmpty()) {
        added.add(FieldTypes.with(new VCardProperty(name, value(name, one.text())), one.type()));
      }
    }
    properties.addAll(end, added);
    for (TypedText one : typed) {
      if (one.at() >= 0 && one.at() < old.size()) {
        VCardProperty before = old.get(one.at());
        change(before, changed(before, one), one.text().isEmpty());
      }
    }
  }

  private List<VCardProperty> all(String name) {
    return properties.stream().filter(property -> property.name().equals(name)).toList();
  }

  private static VCardProperty changed(VCardProperty before, TypedText typed) {
    VCardProperty made = before;
    if (!CardFields.shown(before).equals(typed.text())) {
      made = made.withValue(value(made.name(), typed.text()));
      made = made.name().equals("TEL") ? made.without("VALUE") : made;
    }
    return FieldTypes.of(before).equals(typed.type()) ? made : FieldTypes.with(made, typed.type());
  }

  /** Escapes a value; URIs are not escaped (RFC 6350 §4.2). */
  private static String value(String name, String text) {
    return Set.of("URL", "IMPP").contains(name) ? text : VCardText.escape(text);
  }

  /** Replaces exactly this property; another one may be equal to it. */
  private void change(VCardProperty before, VCardProperty made, boolean isGone) {
    for (int at = 0; at < properties.size(); at++) {
      if (properties.get(at) == before) {
        if (isGone) {
          properties.remove(at);
        } else {
          properties.set(at, made);
        }
        return;
      }
    }
  }

  private void addresses(List<PostalFields> typed) {
    List<VCardProperty> old = all("ADR");
    for (PostalFields one : typed) {
      if (one.at() == TypedText.NEW && !one.isBlank()) {
        String value = withParts("", PostalFields.PLACES, PostalFields.BLANK.parts(), one.parts());
        properties.add(FieldTypes.with(new VCardProperty("ADR", padded(value)), one.type()));
      } else if (one.at() >= 0 && one.at() < old.size()) {
        VCardProperty before = old.get(one.at());
        change(before, changed(before, one), one.isBlank());
      }
    }
  }

  private static String padded(String value) {
    int parts = VCardText.split(value, ';').size();
    return value + ";".repeat(Math.max(0, 7 - parts));
  }

  private static VCardProperty changed(VCardProperty before, PostalFields typed) {
    List<String> shown = PostalFields.PLACES.stream().map(before::component).toList();
    VCardProperty made = before;
    if (!shown.equals(typed.parts())) {
      // The old label for envelopes does not fit the new address (§6.3.1).
      made =
          made.without("LABEL")
              .withValue(
                  padded(withParts(before.value(), PostalFields.PLACES, shown, typed.parts())));
    }
    return FieldTypes.of(before).equals(typed.type()) ? made : FieldTypes.with(made, typed.type());
  }

  private void birthday(ContactFields before, ContactFields typed) {
    List<String> old = List.of(before.birthDay(), before.birthMonth(), before.birthYear());
    List<String> now = List.of(typed.birthDay(), typed.birthMonth(), typed.birthYear());
    if (!old.equals(now)) {
      String value =
          Birthday.typed(typed.birthDay(), typed.birthMonth(), typed.birthYear())
              .map(Birthday::written)
              .orElse("");
      set("BDAY", value, true);
    }
  }

  /** Removes labels whose property is gone. */
  private void unlabel() {
    Set<String> groups =
        properties.stream()
            .filter(property -> !FieldTypes.isLabel(property))
            .map(property -> property.group().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    properties.removeIf(
        property ->
            FieldTypes.isLabel(property)
                && !groups.contains(property.group().toLowerCase(Locale.ROOT)));
  }
}
