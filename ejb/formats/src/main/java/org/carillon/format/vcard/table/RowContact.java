package org.carillon.format.vcard.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;
import org.carillon.format.vcard.VCardVersion;

/** A contact while its columns or attributes are gathered. */
final class RowContact {
  private static final List<ColumnMeaning.Field> ADDRESS =
      List.of(
          ColumnMeaning.Field.POST_BOX,
          ColumnMeaning.Field.STREET,
          ColumnMeaning.Field.CITY,
          ColumnMeaning.Field.REGION,
          ColumnMeaning.Field.POSTCODE,
          ColumnMeaning.Field.COUNTRY);

  private final Map<ColumnMeaning.Field, String> texts = new LinkedHashMap<>();
  private final Map<Integer, Several> emails = new LinkedHashMap<>();
  private final Map<Integer, Several> phones = new LinkedHashMap<>();
  private final Map<Integer, Several> addresses = new TreeMap<>();
  private final List<VCardProperty> more = new ArrayList<>();
  private final List<String> categories = new ArrayList<>();
  private final StringBuilder note = new StringBuilder();

  /** One of several, gathered from columns. */
  private static final class Several {
    private final Map<ColumnMeaning.Field, String> parts = new LinkedHashMap<>();
    private String type = "";
  }

  void add(ColumnMeaning column, String value) {
    switch (column.field()) {
      case EMAIL, EMAIL_TYPE -> put(emails, column, value);
      case PHONE, PHONE_TYPE -> put(phones, column, value);
      case STREET, CITY, REGION, POSTCODE, COUNTRY, POST_BOX, ADDRESS_TYPE ->
          put(addresses, column, value);
      case NOTE -> note.append(note.isEmpty() ? "" : "\n").append(value);
      case WEB ->
          more.add(
              new VCardProperty("URL", value.replaceAll("\\s", ""))
                  .withTypes(types(column.type())));
      case BIRTHDAY -> date("BDAY", "Birthday", value);
      case ANNIVERSARY -> date("ANNIVERSARY", "Anniversary", value);
      case CATEGORIES ->
          Arrays.stream(value.split(":::|[;,]", -1))
              .map(text -> text.strip().replaceFirst("^\\* ?", ""))
              .filter(text -> !text.isEmpty() && !text.equalsIgnoreCase("mycontacts"))
              .forEach(categories::add);
      default -> texts.putIfAbsent(column.field(), value);
    }
  }

  void unknown(String header, String value) {
    if (!header.isBlank()) {
      note.append(note.isEmpty() ? "" : "\n").append(header.strip()).append(": ").append(value);
    }
  }

  void property(VCardProperty property) {
    more.add(property);
  }

  private static void put(Map<Integer, Several> map, ColumnMeaning column, String value) {
    Several one = map.computeIfAbsent(column.number(), _ -> new Several());
    one.parts.putIfAbsent(column.field(), value);
    if (!column.type().isEmpty()) {
      one.type = column.type();
    }
  }

  /** The contact; empty when nobody could be found by it. */
  Optional<VCard> card() {
    List<VCardProperty> made = new ArrayList<>();
    emails.values().forEach(one -> several(made, one, "EMAIL", ColumnMeaning.Field.EMAIL));
    phones.values().forEach(one -> several(made, one, "TEL", ColumnMeaning.Field.PHONE));
    String full = full(made);
    if (full.isEmpty()) {
      return Optional.empty();
    }
    made.addFirst(name());
    made.addFirst(VCardProperty.ofText("FN", full));
    if (!text(ColumnMeaning.Field.COMPANY).isEmpty()
        || !text(ColumnMeaning.Field.DEPARTMENT).isEmpty()) {
      made.add(
          new VCardProperty(
              "ORG",
              VCardText.join(
                  List.of(
                      List.of(text(ColumnMeaning.Field.COMPANY)),
                      List.of(text(ColumnMeaning.Field.DEPARTMENT))),
                  1)));
    }
    plain(made, "TITLE", ColumnMeaning.Field.TITLE);
    plain(made, "NICKNAME", ColumnMeaning.Field.NICKNAME);
    addresses.values().forEach(one -> address(made, one));
    made.addAll(more);
    if (!categories.isEmpty()) {
      made.add(
          new VCardProperty(
              "CATEGORIES",
              categories.stream().map(VCardText::escape).collect(Collectors.joining(","))));
    }
    if (!note.isEmpty()) {
      made.add(VCardProperty.ofText("NOTE", note.toString()));
    }
    return Optional.of(new VCard(VCardVersion.V3_0, made));
  }

  private String full(List<VCardProperty> made) {
    String full = text(ColumnMeaning.Field.FULL);
    if (full.isEmpty()) {
      full =
          Stream.of(
                  ColumnMeaning.Field.GIVEN, ColumnMeaning.Field.MIDDLE, ColumnMeaning.Field.FAMILY)
              .map(this::text)
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(" "));
    }
    if (full.isEmpty()) {
      full = text(ColumnMeaning.Field.COMPANY);
    }
    if (full.isEmpty()) {
      full = text(ColumnMeaning.Field.NICKNAME);
    }
    return full.isEmpty() && !made.isEmpty() ? made.getFirst().text() : full;
  }

  private VCardProperty name() {
    List<List<String>> parts =
        Stream.of(
                ColumnMeaning.Field.FAMILY,
                ColumnMeaning.Field.GIVEN,
                ColumnMeaning.Field.MIDDLE,
                ColumnMeaning.Field.PREFIX,
                ColumnMeaning.Field.SUFFIX)
            .map(field -> List.of(text(field)))
            .toList();
    return new VCardProperty("N", VCardText.join(parts, 5));
  }

  private void plain(List<VCardProperty> made, String name, ColumnMeaning.Field field) {
    if (!text(field).isEmpty()) {
      made.add(VCardProperty.ofText(name, text(field)));
    }
  }

  private static void several(
      List<VCardProperty> made, Several one, String name, ColumnMeaning.Field field) {
    String type =
        one.parts
            .getOrDefault(
                field == ColumnMeaning.Field.EMAIL
                    ? ColumnMeaning.Field.EMAIL_TYPE
                    : ColumnMeaning.Field.PHONE_TYPE,
                one.type)
            .toLowerCase(Locale.ROOT);
    // Google writes several values of one type into one field.
    for (String value : one.parts.getOrDefault(field, "").split(":::", -1)) {
      if (!value.isBlank()) {
        made.add(VCardProperty.ofText(name, value.strip()).withTypes(types(type)));
      }
    }
  }

  private static void address(List<VCardProperty> made, Several one) {
    List<List<String>> parts = new ArrayList<>();
    for (ColumnMeaning.Field field : ADDRESS) {
      parts.add(List.of(one.parts.getOrDefault(field, "")));
    }
    parts.add(1, List.of(""));
    if (parts.stream().anyMatch(part -> !part.getFirst().isEmpty())) {
      String type = one.parts.getOrDefault(ColumnMeaning.Field.ADDRESS_TYPE, one.type);
      made.add(
          new VCardProperty("ADR", VCardText.join(parts, 7))
              .withTypes(types(type.toLowerCase(Locale.ROOT))));
    }
  }

  private static Set<String> types(String written) {
    Set<String> types = new LinkedHashSet<>();
    for (String word : written.split("[, ]+", -1)) {
      switch (word.replaceFirst("^\\*", "")) {
        case "mobile", "mobil", "cell" -> types.add("cell");
        case "home", "privat" -> types.add("home");
        case "work", "business", "geschäftlich" -> types.add("work");
        case "fax", "homefax", "workfax" -> types.add("fax");
        case "pager" -> types.add("pager");
        case "voice", "main" -> types.add("voice");
        default -> {}
      }
    }
    return types;
  }

  /** A date that is understood; else it is told in the note. */
  private void date(String property, String words, String value) {
    Optional<String> date = TableDates.read(value);
    if (date.isPresent()) {
      more.add(new VCardProperty(property, date.get()));
    } else if (!value.startsWith("0/0/")) {
      unknown(words, value);
    }
  }

  private String text(ColumnMeaning.Field field) {
    return texts.getOrDefault(field, "");
  }
}
