package org.carillon.format.vcard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class VCardConversionTest {
  private static final String NEW =
      """
      BEGIN:VCARD
      VERSION:4.0
      UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
      FN;PID=1.1:J. Doe
      N;SORT-AS="Doe,John":Doe;J.;;;
      EMAIL;PID=1.1;PREF=1:jdoe@example.com
      EMAIL;PREF=50;TYPE=home:john@example.net
      TEL;VALUE=uri;TYPE="voice,home":tel:+1-555-555-5555
      ADR;TYPE=work;LABEL="100 Way^nSuite 1":;;100 Way;Town;CA;90210;USA
      PHOTO:data:image/jpeg;base64,/9j/4AAQ
      LOGO:https://example.com/logo.png
      BDAY:--0203
      ANNIVERSARY:20090808T143000Z
      GEO:geo:37.386013,-122.082932
      REV:20240102T030405Z
      CLIENTPIDMAP:1;urn:uuid:53e374d9-337e-4727-8803-a1e9c14e0556
      X-ODD;X-P=1:kept\\, all
      CATEGORIES:friends,work
      END:VCARD
      """;

  @Test
  void version4CardIsConvertedForAppleClients() {
    VCard old = VCardConversion.to(VCardReaderTest.understood(NEW), VCardVersion.V3_0);
    String text = VCardWriter.text(old).replace("\r\n ", "");
    assertTrue(text.contains("VERSION:3.0\r\n"), text);
    assertTrue(text.contains("EMAIL;PID=1.1;TYPE=pref:jdoe@example.com\r\n"), text);
    assertTrue(text.contains("TEL;TYPE=\"voice,home\":+1-555-555-5555\r\n"), text);
    assertTrue(text.contains("PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\r\n"), text);
    assertTrue(text.contains("LOGO;VALUE=uri:https://example.com/logo.png\r\n"), text);
    assertTrue(text.contains("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-03\r\n"), text);
    assertTrue(text.contains("ANNIVERSARY:2009-08-08T14:30:00Z\r\n"), text);
    assertTrue(text.contains("GEO:37.386013;-122.082932\r\n"), text);
    assertTrue(text.contains("SORT-STRING:Doe\\,John\r\n"), text);
    assertTrue(text.contains("LABEL;TYPE=work:100 Way\\nSuite 1\r\n"), text);
    assertTrue(text.contains("X-ODD;X-P=1:kept\\, all\r\n"), text);
  }

  @Test
  void newCardSurvivesTheRoundTrip() {
    VCard card = VCardReaderTest.understood(NEW);
    VCard back = VCardConversion.to(VCardConversion.to(card, VCardVersion.V3_0), VCardVersion.V4_0);
    for (VCardProperty property : card.properties()) {
      if (property.name().equals("TEL")) {
        assertEquals("+1-555-555-5555", back.text("TEL"));
      } else if (property.name().equals("LOGO")) {
        assertEquals(property.value(), back.first("LOGO").orElseThrow().value());
      } else {
        assertTrue(
            back.properties().stream()
                .anyMatch(
                    other ->
                        other.name().equals(property.name())
                            && other.value().equals(property.value())
                            && new HashSet<>(other.parameters().keySet())
                                .equals(property.parameters().keySet())),
            () -> property + " of " + VCardWriter.text(back));
      }
    }
  }

  @Test
  void oldCardSurvivesTheRoundTrip() {
    String old =
        """
        BEGIN:VCARD
        VERSION:3.0
        UID:g1
        FN:Friends
        N:Friends;;;;
        X-ADDRESSBOOKSERVER-KIND:group
        X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:u1
        BDAY:1996-04-15
        PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=
        KEY;ENCODING=b;TYPE=PGP:AAAA
        AGENT:BEGIN:VCARD\\nEND:VCARD
        MAILER:old
        ORG:Example\\, Inc.;Sales
        REV:2024-01-02T03:04:05Z
        X-ABUID:5AD380FD\\:ABPerson
        END:VCARD
        """;
    VCard card = VCardReaderTest.understood(old);
    VCard newer = VCardConversion.to(card, VCardVersion.V4_0);
    assertEquals("group", newer.text("KIND"));
    assertEquals("urn:uuid:u1", newer.first("MEMBER").orElseThrow().value());
    assertEquals("19960415", newer.first("BDAY").orElseThrow().value());
    assertEquals("data:image/png;base64,iVBORw0KGgo=", newer.first("PHOTO").orElseThrow().value());
    VCard back = VCardConversion.to(newer, VCardVersion.V3_0);
    assertEquals(new HashSet<>(lower(card)), new HashSet<>(lower(back)));
  }

  @Test
  void summaryHasGroupsNamesAndNumbers() {
    VCard card = VCardReaderTest.understood(NEW);
    ContactSummary summary = ContactSummary.of(card);
    assertEquals("J. Doe", summary.fullName());
    assertEquals("Doe,John", summary.sortName());
    assertEquals("+15555555555", summary.telephones().getFirst().comparable());
    assertEquals("jdoe@example.com", summary.preferredEmail().orElseThrow());
    assertEquals(List.of("friends", "work"), summary.categories());
    assertTrue(summary.hasPhoto());
    assertEquals(summary, ContactSummary.of(VCardConversion.to(card, VCardVersion.V4_0)));
  }

  @Test
  void telephoneNumbersAreComparedInAllSpellings() {
    assertEquals("+49301234567", TelephoneForm.comparable("+49 (0) 30 / 123 45-67"));
    assertEquals("+49301234567", TelephoneForm.comparable("0049 30 1234567"));
    assertEquals("0301234567", TelephoneForm.comparable("030 1234567 x12"));
    assertEquals("", TelephoneForm.comparable("none"));
    assertTrue(TelephoneForm.same("+49301234567", "0301234567"));
    assertTrue(TelephoneForm.same("200", "200"));
    assertFalse(TelephoneForm.same("+49301234567", "+43301234567"));
    assertFalse(TelephoneForm.same("567", "+49301234567"));
  }

  private static List<String> lower(VCard card) {
    return card.properties().stream()
        .map(p -> p.group() + p.name() + p.types() + p.parameters().keySet() + p.value())
        .toList();
  }
}
