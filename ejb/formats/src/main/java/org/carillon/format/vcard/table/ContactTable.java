package org.carillon.format.vcard.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.format.table.CsvCell;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardConversion;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardVersion;

/**
 * Writes contacts as a table (RFC 4180) with the columns of Google's export, which other programs
 * and {@link CsvContacts} read as well. Data without a column is left out: tables are meant for
 * people and spreadsheets, and a file of vCards for complete exports.
 */
public final class ContactTable {
  private static final int EMAILS = 4;
  private static final int TELEPHONES = 4;
  private static final int ADDRESSES = 2;

  /** The separator that Google writes between several values in one field. */
  private static final String BETWEEN = " ::: ";

  private static final List<String> ADDRESS =
      List.of("PO Box", "Street", "City", "Region", "Postal Code", "Country");

  /** The positions of these parts in ADR (RFC 6350 §6.3.1). */
  private static final List<Integer> ADDRESS_PARTS = List.of(0, 2, 3, 4, 5, 6);

  private ContactTable() {}

  /** Returns the first line, which names the columns. */
  public static String head() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "Name",
                "Given Name",
                "Additional Name",
                "Family Name",
                "Name Prefix",
                "Name Suffix",
                "Nickname",
                "Organization 1 - Name",
                "Organization 1 - Department",
                "Organization 1 - Title",
                "Birthday",
                "Notes",
                "Labels",
                "Website 1 - Value"));
    numbered(EMAILS, "E-mail", List.of("Type", "Value"), names);
    numbered(TELEPHONES, "Phone", List.of("Type", "Value"), names);
    numbered(
        ADDRESSES, "Address", Stream.concat(Stream.of("Type"), ADDRESS.stream()).toList(), names);
    return line(names);
  }

  private static void numbered(int most, String what, List<String> parts, List<String> names) {
    for (int number = 1; number <= most; number++) {
      for (String part : parts) {
        names.add(what + " " + number + " - " + part);
      }
    }
  }

  /** Returns the line of a contact of any version. */
  public static String line(VCard read) {
    VCard card = VCardConversion.to(read, VCardVersion.V3_0);
    List<String> fields = new ArrayList<>();
    fields.add(card.text("FN"));
    for (int part : List.of(1, 2, 0, 3, 4)) {
      fields.add(component(card, "N", part));
    }
    fields.add(all(card, "NICKNAME", ", "));
    fields.add(component(card, "ORG", 0));
    fields.add(component(card, "ORG", 1));
    fields.add(card.text("TITLE"));
    fields.add(card.text("BDAY"));
    fields.add(
        card.all("NOTE").stream().map(VCardProperty::text).collect(Collectors.joining("\n")));
    fields.add(all(card, "CATEGORIES", BETWEEN));
    fields.add(card.text("URL"));
    values(card, "EMAIL", EMAILS, fields);
    values(card, "TEL", TELEPHONES, fields);
    addresses(card, fields);
    return line(fields);
  }

  private static String component(VCard card, String name, int part) {
    return card.first(name).map(property -> property.component(part)).orElse("");
  }

  private static String all(VCard card, String name, String between) {
    return card.all(name).stream()
        .flatMap(property -> property.texts().stream())
        .collect(Collectors.joining(between));
  }

  /** Adds the values of a property; the last column has all that remain. */
  private static void values(VCard card, String name, int most, List<String> fields) {
    List<VCardProperty> all = card.all(name);
    for (int at = 0; at < most; at++) {
      if (at >= all.size()) {
        fields.addAll(List.of("", ""));
      } else {
        int end = at == most - 1 ? all.size() : at + 1;
        fields.add(type(all.get(at)));
        fields.add(
            all.subList(at, end).stream()
                .map(VCardProperty::text)
                .collect(Collectors.joining(BETWEEN)));
      }
    }
  }

  private static void addresses(VCard card, List<String> fields) {
    List<VCardProperty> all = card.all("ADR");
    for (int at = 0; at < ADDRESSES; at++) {
      if (at >= all.size()) {
        fields.addAll(IntStream.rangeClosed(0, ADDRESS.size()).mapToObj(_ -> "").toList());
      } else {
        VCardProperty address = all.get(at);
        fields.add(type(address));
        ADDRESS_PARTS.forEach(part -> fields.add(address.component(part)));
      }
    }
  }

  private static String type(VCardProperty property) {
    return property.types().stream()
        .filter(type -> List.of("home", "work", "cell", "fax", "pager").contains(type))
        .map(type -> type.equals("cell") ? "mobile" : type)
        .collect(Collectors.joining(" "));
  }

  private static String line(List<String> fields) {
    return fields.stream().map(CsvCell::written).collect(Collectors.joining(",", "", "\r\n"));
  }
}
