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
import org.carillon.format.vcard.CardDates;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardText;
import org.carillon.format.vcard.VCardVersion;

/** Collects the columns or attributes of a contact. */
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
  private final Map<Integer, Several> pages = new LinkedHashMap<>();
  private final Map<Integer, Several> labelled = new LinkedHashMap<>();
  private final List<VCardProperty> more = new ArrayList<>();
  private final List<String> categories = new ArrayList<>();
  private final StringBuilder note = new StringBuilder();

  /** One of several values, collected from its columns. */
  private static final class Several {
    private final Map<ColumnMeaning.Field, String> parts = new LinkedHashMap<>();
    private String type = "";
  }

  void add(ColumnMeaning column, String value) {
    switch (column.field()) {
      case EMAIL, EMAIL_TYPE -> put(emails, column, value);
      case PHONE, PHONE_TYPE -> put(phones, column, value);
      case STREET, CITY, REGION, POSTCODE, COUNTRY, POST_BOX, ADDRESS_TYPE, ADDRESS_LINES ->
          put(addresses, column, value);
      case WEB, WEB_TYPE -> put(pages, column, value);
      case LABELLED, LABEL -> put(labelled, column, value);
      case NOTE -> note.append(note.isEmpty() ? "" : "\n").append(value);
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

  /** Returns the contact, or empty if it has nothing by which one could find it. */
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
    pages.values().forEach(one -> page(made, one));
    labelled.values().forEach(this::labelled);
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
        one.parts.getOrDefault(
            field == ColumnMeaning.Field.EMAIL
                ? ColumnMeaning.Field.EMAIL_TYPE
                : ColumnMeaning.Field.PHONE_TYPE,
            one.type);
    // Google writes several values of one type into one field.
    for (String value : one.parts.getOrDefault(field, "").split(":::", -1)) {
      if (!value.isBlank()) {
        typed(made, VCardProperty.ofText(name, value.strip()), type);
      }
    }
  }

  private static void page(List<VCardProperty> made, Several one) {
    String value = one.parts.getOrDefault(ColumnMeaning.Field.WEB, "").replaceAll("\\s", "");
    if (!value.isEmpty()) {
      typed(
          made,
          new VCardProperty("URL", value),
          one.parts.getOrDefault(ColumnMeaning.Field.WEB_TYPE, one.type));
    }
  }

  private static void address(List<VCardProperty> made, Several one) {
    List<List<String>> parts = new ArrayList<>();
    for (ColumnMeaning.Field field : ADDRESS) {
      parts.add(List.of(one.parts.getOrDefault(field, "")));
    }
    parts.add(1, List.of(""));
    if (parts.stream().allMatch(part -> part.getFirst().isEmpty())) {
      // Lines that repeat the parts are dropped. Without parts, the lines become the street.
      parts.set(2, List.of(one.parts.getOrDefault(ColumnMeaning.Field.ADDRESS_LINES, "")));
    }
    if (parts.stream().anyMatch(part -> !part.getFirst().isEmpty())) {
      typed(
          made,
          new VCardProperty("ADR", VCardText.join(parts, 7)),
          one.parts.getOrDefault(ColumnMeaning.Field.ADDRESS_TYPE, one.type));
    }
  }

  /** Adds a labelled value: birthdays and anniversaries as properties, others to the note. */
  private void labelled(Several one) {
    String value = one.parts.getOrDefault(ColumnMeaning.Field.LABELLED, "");
    String label = label(one.parts.getOrDefault(ColumnMeaning.Field.LABEL, ""));
    if (value.isBlank()) {
      return;
    }
    ColumnMeaning.Field meant =
        ColumnMeaning.of(label).map(ColumnMeaning::field).orElse(ColumnMeaning.Field.LABELLED);
    switch (meant) {
      case BIRTHDAY -> date("BDAY", label, value);
      case ANNIVERSARY -> date("ANNIVERSARY", label, value);
      default -> unknown(label.isEmpty() ? "*" : label, value);
    }
  }

  /** Adds a property with a label: a type if known, else a label as in Apple's clients. */
  private static void typed(List<VCardProperty> made, VCardProperty property, String label) {
    Set<String> types = types(label.toLowerCase(Locale.ROOT));
    String own = label(label);
    if (!types.isEmpty() || own.isEmpty() || own.equalsIgnoreCase("other")) {
      made.add(property.withTypes(types));
      return;
    }
    String group = "item" + (made.size() + 1);
    made.add(property.grouped(group));
    made.add(VCardProperty.ofText("X-ABLABEL", own).grouped(group));
  }

  /** Removes the asterisk with which Google marks custom labels and preferred values. */
  private static String label(String written) {
    return written.replaceFirst("^[* ]+", "").strip();
  }

  private static Set<String> types(String written) {
    Set<String> types = new LinkedHashSet<>();
    for (String word : written.split("[, ]+", -1)) {
      switch (word.replaceFirst("^\\*", "")) {
        case "mobile",
            "mobil",
            "cell",
            "móvil",
            "cellulare",
            "mobiel",
            "celular",
            "telemóvel",
            "мобильный",
            "携帯",
            "手机" ->
            types.add("cell");
        case "home",
            "privat",
            "domicile",
            "casa",
            "thuis",
            "particular",
            "домашний",
            "domov",
            "自宅",
            "家庭" ->
            types.add("home");
        case "work",
            "business",
            "geschäftlich",
            "bureau",
            "travail",
            "trabajo",
            "lavoro",
            "ufficio",
            "werk",
            "trabalho",
            "рабочий",
            "práca",
            "会社",
            "勤務先",
            "单位" ->
            types.add("work");
        case "fax", "homefax", "workfax" -> types.add("fax");
        case "pager" -> types.add("pager");
        case "voice", "main" -> types.add("voice");
        default -> {}
      }
    }
    return types;
  }

  /** Adds a date. One that can't be parsed is added to the note. */
  private void date(String property, String words, String value) {
    Optional<String> date = TableDates.read(value);
    if (date.isPresent()) {
      more.add(CardDates.extended(new VCardProperty(property, date.get())));
    } else if (!value.startsWith("0/0/")) {
      unknown(words, value);
    }
  }

  private String text(ColumnMeaning.Field field) {
    return texts.getOrDefault(field, "");
  }
}
