package org.carillon.format.vcard.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.table.LdifEntries;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCardFault;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardReader;

/**
 * Reads people from LDIF (RFC 2849) as directories, Thunderbird and Evolution export them: entries
 * of inetOrgPerson (RFC 2798) and mozillaAbPersonAlpha. Other entries are reported as such.
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

  /** Returns the people of a file's first entries, without UIDs, with their lines. */
  public static List<ReadCard> read(byte[] octets, int most) {
    LdifEntries entries = new LdifEntries(VCardReader.text(octets));
    List<ReadCard> cards = new ArrayList<>();
    for (Optional<LdifEntries.Entry> entry = entries.next();
        entry.isPresent() && cards.size() < most;
        entry = entries.next()) {
      cards.add(card(entry.get()));
    }
    return cards;
  }

  private static ReadCard card(LdifEntries.Entry entry) {
    if (entry.problem().isPresent()) {
      return refused(entry.problem().get(), entry.line());
    }
    if (entry.all("objectclass").stream()
        .anyMatch(each -> each.toLowerCase(Locale.ROOT).startsWith("groupof"))) {
      return refused("The entry is a group, not a person.", entry.line());
    }
    RowContact contact = new RowContact();
    int further = 100;
    for (LdifEntries.Value value : entry.values()) {
      String name = value.name().replaceFirst(";.*", "");
      if (name.equals("jpegphoto") && !value.base64().isEmpty()) {
        contact.property(
            new VCardProperty("PHOTO", value.base64())
                .with("ENCODING", "b")
                .with(VCardProperty.TYPE, "JPEG"));
      }
      ColumnMeaning meaning = ATTRIBUTES.get(name);
      if (meaning != null && !value.text().isBlank()) {
        boolean several =
            meaning.field() == ColumnMeaning.Field.EMAIL
                || meaning.field() == ColumnMeaning.Field.PHONE;
        contact.add(
            several ? new ColumnMeaning(meaning.field(), meaning.type(), further++) : meaning,
            value.text());
      }
    }
    return contact
        .card()
        .<ReadCard>map(card -> new ReadCard.Understood(card, entry.line()))
        .orElseGet(() -> refused("The entry has neither a name nor an address.", entry.line()));
  }

  private static ReadCard refused(String message, int line) {
    return new ReadCard.Refused(VCardFault.VALID_ADDRESS_DATA, message, line);
  }

  private static void put(String name, ColumnMeaning.Field field, String type, int number) {
    ATTRIBUTES.put(name, new ColumnMeaning(field, type, number));
  }
}
