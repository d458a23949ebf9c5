package org.carillon.format.vcard.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.carillon.format.vcard.ReadCard;
import org.carillon.format.vcard.VCard;
import org.carillon.format.vcard.VCardProperty;
import org.carillon.format.vcard.VCardWriter;
import org.junit.jupiter.api.Test;

class TableContactsTest {
  private static final String OUTLOOK =
      """
      "First Name","Last Name","Company","Business Street","Business City","Business Phone",\
      "Mobile Phone","E-mail Address","E-mail 2 Address","Birthday","Notes","Spouse"
      Anna,Müller,"Example, Inc.","Weg 1
      Hinterhaus",Berlin,030 1,0171 2,anna@example.org,a@example.net,12/31/1970,"He said ""hi\""",Bob
      ,,,,,,,,,,,
      ,,,,,,,,,,only a note,
      """;

  private static final String GOOGLE =
      """
      Name,Given Name,Family Name,Group Membership,E-mail 1 - Type,E-mail 1 - Value,\
      Phone 1 - Type,Phone 1 - Value,Organization 1 - Name
      Anna Müller,Anna,Müller,* myContacts ::: Friends,* Work,a@example.org ::: b@example.org,\
      Mobile,+49 30 1,Acme
      """;

  private static final String LDIF =
      """
      version: 1

      # a person
      dn: cn=Anna,dc=example
      objectClass: inetOrgPerson
      cn:: QW5uYSBNw7xsbGVy
      sn: M
       üller
      mail: anna@example.org
      mail: anna2@example.org
      telephoneNumber: 030 1

      dn: cn=All,dc=example
      objectClass: groupOfNames
      cn: All
      """;

  @Test
  void contactSurvivesTheTableRoundTrip() {
    VCard card = understood(CsvContacts.read(octets(OUTLOOK), 1).getFirst());
    String table = ContactTable.head() + ContactTable.line(card);
    VCard again = understood(CsvContacts.read(octets(table), 1).getFirst());
    for (String name : List.of("FN", "N", "ORG", "EMAIL", "BDAY", "ADR", "NOTE")) {
      assertEquals(values(card, name), values(again, name), name);
    }
    assertEquals(Set.of("030 1", "0171 2"), Set.copyOf(values(again, "TEL")));
  }

  private static List<String> values(VCard card, String name) {
    return card.all(name).stream().map(VCardProperty::text).toList();
  }

  @Test
  void outlookTableIsRead() {
    List<ReadCard> cards = CsvContacts.read(octets(OUTLOOK), 100);
    assertEquals(2, cards.size());
    VCard card = understood(cards.getFirst());
    assertEquals("Anna Müller", card.text("FN"));
    assertEquals(
        "Example, Inc.", card.first("ORG").orElseThrow().components().getFirst().getFirst());
    assertEquals("Weg 1\nHinterhaus", card.first("ADR").orElseThrow().component(2));
    assertEquals("1970-12-31", card.first("BDAY").orElseThrow().value());
    assertEquals(List.of("anna@example.org", "a@example.net"), texts(card, "EMAIL"));
    assertEquals(List.of("030 1", "0171 2"), texts(card, "TEL"));
    assertEquals("He said \"hi\"\nSpouse: Bob", card.text("NOTE"));
    assertEquals(5, assertInstanceOf(ReadCard.Refused.class, cards.get(1)).line());
  }

  @Test
  void googleTableIsRead() {
    VCard card = understood(CsvContacts.read(octets(GOOGLE), 100).getFirst());
    assertEquals(List.of("a@example.org", "b@example.org"), texts(card, "EMAIL"));
    assertEquals(Set.of("work"), card.first("EMAIL").orElseThrow().types());
    assertEquals(Set.of("cell"), card.first("TEL").orElseThrow().types());
    assertEquals(List.of("Friends"), card.first("CATEGORIES").orElseThrow().texts());
  }

  @Test
  void birthdaysWithoutYearAndLabelsAreMapped() {
    String table =
        """
        First Name,Birthday,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,\
        Address 1 - City,Address 2 - Formatted,Website 1 - Label,Website 1 - Value,\
        Phone 1 - Label,Phone 1 - Value,Event 1 - Label,Event 1 - Value,Relation 1 - Label,\
        Relation 1 - Value
        Mama, --12-03,* Work,"Hauptstr. 5
        Berlin",Hauptstr. 5,Berlin,Weg 1,Work,https://a.example,Boat,123,Anniversary,2001-02-03,\
        Sister,Eva
        """;
    VCard card = understood(CsvContacts.read(octets(table), 9).getFirst());
    assertEquals("1604-12-03", card.first("BDAY").orElseThrow().value());
    assertEquals(
        "1604", card.first("BDAY").orElseThrow().parameter("X-APPLE-OMIT-YEAR").orElseThrow());
    assertEquals("2001-02-03", card.first("ANNIVERSARY").orElseThrow().value());
    assertEquals("Sister: Eva", card.text("NOTE"));
    assertEquals(Set.of("work"), card.first("URL").orElseThrow().types());
    assertEquals(Set.of("work"), card.first("ADR").orElseThrow().types());
    assertEquals(
        List.of("Hauptstr. 5", "Weg 1"),
        card.all("ADR").stream().map(address -> address.component(2)).toList());
    assertEquals("Boat", card.text("X-ABLABEL"));
    assertEquals(
        card.first("TEL").orElseThrow().group(), card.first("X-ABLABEL").orElseThrow().group());
  }

  @Test
  void localizedTablesAreRead() {
    for (String table :
        List.of(
            "Prénom,Nom,Adresse de messagerie,Tél. mobile,Anniversaire,Ville (bureau)\n"
                + "Zoé,Blanc,z@example.org,1,31/12/1970,Lyon\n",
            "Nombre,Apellidos,Dirección de correo electrónico,Móvil,Cumpleaños,Ciudad de trabajo\n"
                + "Zoé,Blanc,z@example.org,1,31/12/1970,Lyon\n",
            "Имя,Фамилия,Адрес эл. почты,Мобильный телефон,День рождения,Город (раб. адрес)\n"
                + "Zoé,Blanc,z@example.org,1,31.12.1970,Lyon\n",
            "名,姓,電子メール アドレス,携帯電話,誕生日,市町村 (会社)\n" + "Zoé,Blanc,z@example.org,1,1970/12/31,Lyon\n")) {
      VCard card = understood(CsvContacts.read(octets(table), 9).getFirst());
      assertEquals("Blanc;Zoé;;;", card.first("N").orElseThrow().value(), table);
      assertEquals(List.of("z@example.org"), texts(card, "EMAIL"), table);
      assertEquals(Set.of("cell"), card.first("TEL").orElseThrow().types(), table);
      assertEquals("1970-12-31", card.first("BDAY").orElseThrow().value(), table);
      assertEquals("Lyon", card.first("ADR").orElseThrow().component(3), table);
    }
  }

  @Test
  void ldifPersonsAreReadAndGroupsReported() {
    List<ReadCard> cards = LdifContacts.read(octets(LDIF), 100);
    VCard card = understood(cards.getFirst());
    assertEquals("Anna Müller", card.text("FN"));
    assertEquals("Müller", card.first("N").orElseThrow().component(0));
    assertEquals(List.of("anna@example.org", "anna2@example.org"), texts(card, "EMAIL"));
    assertEquals(13, assertInstanceOf(ReadCard.Refused.class, cards.get(1)).line());
  }

  @Test
  void randomTableIsReadWithinBounds() {
    Random random = new Random(4180);
    for (String seed : List.of(OUTLOOK, GOOGLE, LDIF)) {
      for (int round = 0; round < 1_000; round++) {
        byte[] octets = octets(seed);
        for (int i = random.nextInt(1, 20); i > 0; i--) {
          octets[random.nextInt(octets.length)] = (byte) random.nextInt();
        }
        for (List<ReadCard> cards :
            List.of(CsvContacts.read(octets, 10), LdifContacts.read(octets, 10))) {
          assertTrue(cards.size() <= 10);
          for (ReadCard read : cards) {
            if (read instanceof ReadCard.Understood(VCard card, int _)) {
              VCardWriter.octets(card);
            }
          }
        }
      }
    }
  }

  private static List<String> texts(VCard card, String name) {
    return card.all(name).stream().map(property -> property.text()).toList();
  }

  private static VCard understood(ReadCard read) {
    return assertInstanceOf(ReadCard.Understood.class, read, read.toString()).card();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
