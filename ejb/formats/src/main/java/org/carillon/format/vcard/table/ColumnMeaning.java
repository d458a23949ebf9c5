package org.carillon.format.vcard.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The meaning of a column in a table of contacts, by its header: as Outlook (in the languages of
 * {@code columns.tsv}, besides English and German), Google (old and new form) and Thunderbird write
 * them.
 *
 * @param field the part of a contact
 * @param type its type ({@code home}); empty if it has none
 * @param number the number among several values, from 1: columns with the same field and number
 *     belong together
 */
record ColumnMeaning(Field field, String type, int number) {

  /** A part of a contact. */
  enum Field {
    FULL,
    GIVEN,
    MIDDLE,
    FAMILY,
    PREFIX,
    SUFFIX,
    NICKNAME,
    COMPANY,
    DEPARTMENT,
    TITLE,
    EMAIL,
    EMAIL_TYPE,
    PHONE,
    PHONE_TYPE,
    STREET,
    CITY,
    REGION,
    POSTCODE,
    COUNTRY,
    POST_BOX,
    ADDRESS_TYPE,
    /** An address as lines, in addition to its parts. */
    ADDRESS_LINES,
    BIRTHDAY,
    ANNIVERSARY,
    NOTE,
    WEB,
    WEB_TYPE,
    /** Any other value with a label: events, relations, custom fields. */
    LABELLED,
    LABEL,
    CATEGORIES
  }

  private static final Map<String, ColumnMeaning> NAMES = new HashMap<>();

  /** The groups of columns that Google numbers; from {@code event} on, the label decides. */
  private static final List<String> SEVERAL =
      List.of(
          "e-mail",
          "phone",
          "address",
          "organization",
          "website",
          "event",
          "relation",
          "im",
          "custom field");

  private static final Pattern NUMBERED =
      Pattern.compile("(" + String.join("|", SEVERAL) + ") (\\d{1,2}) - (.*)");

  static {
    same(Field.FULL, "", "name", "display name", "full name", "anzeigename");
    same(Field.GIVEN, "", "first name", "given name", "vorname");
    same(Field.MIDDLE, "", "middle name", "additional name", "weitere vornamen");
    same(Field.FAMILY, "", "last name", "family name", "nachname", "surname");
    same(Field.PREFIX, "", "title", "name prefix", "anrede");
    same(Field.SUFFIX, "", "suffix", "name suffix");
    same(Field.NICKNAME, "", "nickname", "spitzname");
    same(Field.COMPANY, "", "company", "organization", "organization name", "firma");
    same(Field.DEPARTMENT, "", "department", "organization department", "abteilung");
    same(Field.TITLE, "", "job title", "organization title", "position");
    same(Field.BIRTHDAY, "", "birthday", "geburtstag");
    same(Field.ANNIVERSARY, "", "anniversary", "jahrestag");
    same(Field.NOTE, "", "notes", "notizen");
    several(Field.WEB, "", "web page", "webseite", "website");
    several(Field.WEB, "work", "web page 1", "business web page");
    several(Field.WEB, "home", "web page 2", "personal web page");
    same(Field.CATEGORIES, "", "categories", "kategorien", "labels", "group membership");
    several(Field.EMAIL, "", "e-mail address", "e-mail 2 address", "e-mail 3 address");
    several(Field.EMAIL, "", "primary email", "secondary email");
    several(Field.EMAIL, "", "e-mail-adresse", "e-mail 2: adresse", "e-mail 3: adresse");
    several(Field.EMAIL, "", "email", "email 2", "email 3");
    phone("work", "business phone", "business phone 2", "work phone", "company main phone");
    phone("work", "telefon geschäftlich", "telefon geschäftlich 2", "telefon firma");
    phone("home", "home phone", "home phone 2", "telefon privat", "telefon (privat 2)");
    phone("cell", "mobile phone", "mobile number", "mobiltelefon", "mobiltelefon 2");
    phone("work,fax", "business fax", "fax geschäftlich", "fax number");
    phone("home,fax", "home fax", "fax privat");
    phone("pager", "pager", "pager number");
    phone("voice", "other phone", "primary phone", "phone", "weiteres telefon", "haupttelefon");
    address("work", 1, "business ", "work ", " geschäftlich");
    address("home", 2, "home ", "private ", " privat");
    address("", 3, "other ", "other ", " weitere");
    ofOtherLanguages();
  }

  /** Adds headers of other languages, by field, type and number of columns in a group. */
  private static void ofOtherLanguages() {
    try (InputStream in = ColumnMeaning.class.getResourceAsStream("columns.tsv")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(
              row -> {
                Field field = Field.valueOf(row[0]);
                int number = row[2].isEmpty() ? NAMES.size() + 1000 : Integer.parseInt(row[2]);
                for (String header : row[3].split("\\|", -1)) {
                  NAMES.putIfAbsent(header, new ColumnMeaning(field, row[1], number));
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException("The names of columns can't be read", e);
    }
  }

  /** Returns the meaning of a header, or empty if it is unknown. */
  static Optional<ColumnMeaning> of(String header) {
    String name = header.strip().toLowerCase(Locale.ROOT);
    ColumnMeaning known = NAMES.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Matcher numbered = NUMBERED.matcher(name);
    if (!numbered.matches()) {
      return Optional.empty();
    }
    // These numbers do not collide with the three of Outlook's headers.
    int number =
        Integer.parseInt(numbered.group(2)) + 10 + 100 * SEVERAL.indexOf(numbered.group(1));
    return numbered(numbered.group(1), numbered.group(3))
        .map(field -> new ColumnMeaning(field, "", number));
  }

  private static Optional<Field> numbered(String what, String part) {
    boolean isType = part.equals("type") || part.equals("label");
    return Optional.ofNullable(
        switch (what) {
          case "e-mail" -> isType ? Field.EMAIL_TYPE : part.equals("value") ? Field.EMAIL : null;
          case "phone" -> isType ? Field.PHONE_TYPE : part.equals("value") ? Field.PHONE : null;
          case "website" -> isType ? Field.WEB_TYPE : part.equals("value") ? Field.WEB : null;
          case "event", "relation", "im", "custom field" ->
              isType ? Field.LABEL : part.equals("value") ? Field.LABELLED : null;
          case "organization" ->
              switch (part) {
                case "name" -> Field.COMPANY;
                case "title" -> Field.TITLE;
                case "department" -> Field.DEPARTMENT;
                default -> null;
              };
          default ->
              switch (part) {
                case "formatted" -> Field.ADDRESS_LINES;
                case "type", "label" -> Field.ADDRESS_TYPE;
                case "street" -> Field.STREET;
                case "city" -> Field.CITY;
                case "region" -> Field.REGION;
                case "postal code" -> Field.POSTCODE;
                case "country" -> Field.COUNTRY;
                case "po box" -> Field.POST_BOX;
                default -> null;
              };
        });
  }

  private static void same(Field field, String type, String... headers) {
    for (String header : headers) {
      NAMES.put(header, new ColumnMeaning(field, type, 1));
    }
  }

  private static void several(Field field, String type, String... headers) {
    for (String header : headers) {
      NAMES.put(header, new ColumnMeaning(field, type, NAMES.size() + 1000));
    }
  }

  private static void phone(String type, String... headers) {
    several(Field.PHONE, type, headers);
  }

  private static void address(
      String type, int number, String english, String thunderbird, String german) {
    part(type, number, Field.STREET, english + "street", thunderbird + "address");
    part(type, number, Field.STREET, "straße" + german, "strasse" + german);
    part(type, number, Field.CITY, english + "city", thunderbird + "city", "ort" + german);
    part(type, number, Field.REGION, english + "state", thunderbird + "state");
    part(type, number, Field.REGION, "region" + german, "bundesland/kanton" + german);
    part(type, number, Field.POSTCODE, english + "postal code", thunderbird + "zipcode");
    part(type, number, Field.POSTCODE, "postleitzahl" + german);
    part(type, number, Field.COUNTRY, english + "country", english + "country/region");
    part(type, number, Field.COUNTRY, thunderbird + "country", "land/region" + german);
    part(type, number, Field.POST_BOX, english + "address po box", "postfach" + german);
  }

  private static void part(String type, int number, Field field, String... headers) {
    for (String header : headers) {
      NAMES.put(header, new ColumnMeaning(field, type, number));
    }
  }
}
