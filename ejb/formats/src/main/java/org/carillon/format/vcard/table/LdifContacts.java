package org.carillon.format.vcard.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCardFault;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardReader;

/**
 * Reads people of LDIF (RFC 2849) as directories, Thunderbird and Evolution export them: entries of
 * inetOrgPerson (RFC 2798) and mozillaAbPersonAlpha. Entries that are no people are told as such.
 */
public final class LdifContacts {
  private static final Map<String, ColumnMeaning> ATTRIBUTES = new HashMap<>();

  static {
    put("cn", ColumnMeaning.Field.FULL, "", 1);
    put("displayname", ColumnMeaning.Field.FULL, "", 1);
    put("givenname", ColumnMeaning.Field.GIVEN, "", 1);
    put("sn", ColumnMeaning.Field.FAMILY, "", 1);
    put("personaltitle", ColumnMeaning.Field.PREFIX, "", 1);
    put("mozillanickname", ColumnMeaning.Field.NICKNAME, "", 1);
    put("o", ColumnMeaning.Field.COMPANY, "", 1);
    put("company", ColumnMeaning.Field.COMPANY, "", 1);
    put("ou", ColumnMeaning.Field.DEPARTMENT, "", 1);
    put("department", ColumnMeaning.Field.DEPARTMENT, "", 1);
    put("title", ColumnMeaning.Field.TITLE, "", 1);
    put("mail", ColumnMeaning.Field.EMAIL, "", 1);
    put("mozillasecondemail", ColumnMeaning.Field.EMAIL, "", 2);
    put("telephonenumber", ColumnMeaning.Field.PHONE, "work", 1);
    put("homephone", ColumnMeaning.Field.PHONE, "home", 2);
    put("mobile", ColumnMeaning.Field.PHONE, "cell", 3);
    put("facsimiletelephonenumber", ColumnMeaning.Field.PHONE, "work,fax", 4);
    put("pager", ColumnMeaning.Field.PHONE, "pager", 5);
    put("street", ColumnMeaning.Field.STREET, "work", 1);
    put("streetaddress", ColumnMeaning.Field.STREET, "work", 1);
    put("l", ColumnMeaning.Field.CITY, "work", 1);
    put("st", ColumnMeaning.Field.REGION, "work", 1);
    put("postalcode", ColumnMeaning.Field.POSTCODE, "work", 1);
    put("c", ColumnMeaning.Field.COUNTRY, "work", 1);
    put("co", ColumnMeaning.Field.COUNTRY, "work", 1);
    put("postofficebox", ColumnMeaning.Field.POST_BOX, "work", 1);
    put("mozillahomestreet", ColumnMeaning.Field.STREET, "home", 2);
    put("mozillahomelocalityname", ColumnMeaning.Field.CITY, "home", 2);
    put("mozillahomestate", ColumnMeaning.Field.REGION, "home", 2);
    put("mozillahomepostalcode", ColumnMeaning.Field.POSTCODE, "home", 2);
    put("mozillahomecountryname", ColumnMeaning.Field.COUNTRY, "home", 2);
    put("mozillaworkurl", ColumnMeaning.Field.WEB, "work", 1);
    put("mozillahomeurl", ColumnMeaning.Field.WEB, "home", 2);
    put("labeleduri", ColumnMeaning.Field.WEB, "", 3);
    put("description", ColumnMeaning.Field.NOTE, "", 1);
  }

  private LdifContacts() {}

  /**
   * The people of a file, each without a UID, with the line that its entry begins in.
   *
   * @param most how many entries at most; what comes after is not looked at
   */
  public static List<ReadCard> read(byte[] octets, int most) {
    List<ReadCard> cards = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    int begun = 1;
    int number = 0;
    for (String line : (VCardReader.text(octets) + "\n\n").split("\r?\n", -1)) {
      number++;
      if (line.startsWith(" ") && !lines.isEmpty()) {
        lines.set(lines.size() - 1, lines.getLast() + line.substring(1));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        if (lines.isEmpty()) {
          begun = number;
        }
        if (lines.size() < VCardReader.MOST_PROPERTIES) {
          lines.add(line);
        }
      } else if (line.isBlank() && !lines.isEmpty() && cards.size() < most) {
        entry(lines, begun).ifPresent(cards::add);
        lines.clear();
      }
    }
    return cards;
  }

  private static Optional<ReadCard> entry(List<String> lines, int begun) {
    if (lines.stream().allMatch(line -> line.startsWith("version:"))) {
      return Optional.empty();
    }
    RowContact contact = new RowContact();
    int further = 100;
    boolean isGroup = false;
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        return Optional.of(refused("It has a line that is no attribute.", begun));
      }
      String name =
          line.substring(0, colon).strip().toLowerCase(Locale.ROOT).replaceFirst(";.*", "");
      if (name.equals("jpegphoto") && line.startsWith("::", colon)) {
        contact.property(
            new VCardProperty("PHOTO", line.substring(colon + 2).strip())
                .with("ENCODING", "b")
                .with(VCardProperty.TYPE, "JPEG"));
        continue;
      }
      Optional<String> value = value(line, colon);
      if (value.isEmpty()) {
        return Optional.of(refused("The value of " + name + " can't be read.", begun));
      }
      isGroup |=
          name.equals("objectclass") && value.get().toLowerCase(Locale.ROOT).startsWith("groupof");
      ColumnMeaning meaning = ATTRIBUTES.get(name);
      if (meaning != null && !value.get().isBlank()) {
        boolean several =
            meaning.field() == ColumnMeaning.Field.EMAIL
                || meaning.field() == ColumnMeaning.Field.PHONE;
        contact.add(
            several ? new ColumnMeaning(meaning.field(), meaning.type(), further++) : meaning,
            value.get().strip());
      }
    }
    if (isGroup) {
      return Optional.of(refused("It is a group, not a person.", begun));
    }
    return Optional.of(
        contact
            .card()
            .<ReadCard>map(card -> new ReadCard.Understood(card, begun))
            .orElseGet(() -> refused("There is neither a name nor an address in it.", begun)));
  }

  private static Optional<String> value(String line, int colon) {
    if (!line.startsWith("::", colon)) {
      return Optional.of(line.substring(colon + 1).strip());
    }
    try {
      return Optional.of(
          new String(
              Base64.getMimeDecoder().decode(line.substring(colon + 2).strip()),
              StandardCharsets.UTF_8));
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  private static ReadCard refused(String message, int line) {
    return new ReadCard.Refused(VCardFault.VALID_ADDRESS_DATA, message, line);
  }

  private static void put(String name, ColumnMeaning.Field field, String type, int number) {
    ATTRIBUTES.put(name, new ColumnMeaning(field, type, number));
  }
}
