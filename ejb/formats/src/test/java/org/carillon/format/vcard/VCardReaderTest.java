package org.carillon.format.vcard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.carillon.format.budget.WorkBudget;
import org.junit.jupiter.api.Test;

class VCardReaderTest {
  private static final String CARD =
      """
      BEGIN:VCARD
      VERSION:3.0
      UID:u1
      FN:Anna Müller
      N:Müller;Anna;;;
      item1.EMAIL;TYPE=INTERNET,HOME,pref:anna@example.org
      item1.X-ABLabel:_$!<Other>!$_
      NOTE:two\\nlines\\, and a comma
      X-ODD;X-P="a;b^nc":kept
      END:VCARD
      """;

  @Test
  void cardsOverBudgetAreReportedAsRefused() {
    byte[] file = CARD.repeat(1_000).getBytes(StandardCharsets.UTF_8);
    WorkBudget budget = WorkBudget.of(500, Duration.ofHours(1));

    List<ReadCard> read =
        WorkBudget.instead(budget, () -> VCardReader.readAll(file, Integer.MAX_VALUE));

    assertTrue(read.size() > 100 && read.size() < 1_000);
    ReadCard.Refused rest = assertInstanceOf(ReadCard.Refused.class, read.getLast());
    assertEquals("The text from here on takes too long to read.", rest.message());
    assertEquals(10 * (read.size() - 1) + 1, rest.line());
    assertTrue(budget.isCut());
  }

  @Test
  void cardKeepsGroupsParametersAndUnknownProperties() {
    VCard card = understood(CARD);
    assertEquals(VCardVersion.V3_0, card.version());
    assertEquals("Anna Müller", card.text("FN"));
    assertEquals(List.of("Müller"), card.first("N").orElseThrow().components().getFirst());
    VCardProperty email = card.first("EMAIL").orElseThrow();
    assertEquals("item1", email.group());
    assertEquals(Set.of("internet", "home", "pref"), email.types());
    assertTrue(email.isPreferred());
    assertEquals("two\nlines, and a comma", card.text("NOTE"));
    assertEquals("a;b\nc", card.first("X-ODD").orElseThrow().parameter("X-P").orElseThrow());
  }

  @Test
  void writtenCardIsReadUnchanged() {
    VCard card = understood(CARD);
    byte[] written = VCardWriter.octets(card);
    assertEquals(card, understood(new String(written, StandardCharsets.UTF_8)));
  }

  @Test
  void linesAreFoldedAt75OctetsBetweenCharacters() {
    VCard card =
        new VCard(
            VCardVersion.V4_0,
            List.of(
                VCardProperty.ofText("UID", "u"), VCardProperty.ofText("FN", "ü😀".repeat(80))));
    String text = VCardWriter.text(card);
    text.lines()
        .forEach(line -> assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line));
    assertEquals(card, understood(text));
  }

  @Test
  void cardsOfOldPhonesAreRead() {
    List<ReadCard> cards =
        VCardReader.readAll(
            """
            BEGIN:VCARD
            VERSION:2.1
            N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Anna
            TEL;HOME;VOICE;PREF:030 1234567
            ADR;WORK;ENCODING=QUOTED-PRINTABLE:;;Weg 1=0D=0AHinterhaus;Berlin
            PHOTO;JPEG;ENCODING=BASE64:
             /9j/4AAQ
             SkZJRg==

            NOTE:Hello, world
            END:VCARD
            """
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8),
            10);
    VCard card = assertInstanceOf(ReadCard.Understood.class, cards.getFirst()).card();
    assertEquals("Müller", card.first("N").orElseThrow().component(0));
    assertEquals(Set.of("home", "voice", "pref"), card.first("TEL").orElseThrow().types());
    VCard modern = VCardConversion.to(card, VCardVersion.V3_0);
    assertEquals("Anna Müller", modern.text("FN"));
    assertEquals("Hello, world", modern.text("NOTE"));
    assertEquals("b", modern.first("PHOTO").orElseThrow().parameter("ENCODING").orElseThrow());
    assertEquals("/9j/4AAQSkZJRg==", modern.first("PHOTO").orElseThrow().value());
    VCard oldest = VCardConversion.to(modern, VCardVersion.V2_1);
    assertEquals(
        modern.text("FN"), VCardConversion.to(reread(oldest), VCardVersion.V4_0).text("FN"));
    assertEquals("Weg 1\nHinterhaus", reread(oldest).first("ADR").orElseThrow().component(2));
  }

  @Test
  void windows1252CardIsRead() {
    List<ReadCard> cards =
        VCardReader.readAll(
            "BEGIN:VCARD\r\nVERSION:2.1\r\nN:M\u00fcller;A\r\nEND:VCARD\r\n"
                .getBytes(StandardCharsets.ISO_8859_1),
            10);
    assertEquals(
        "Müller",
        assertInstanceOf(ReadCard.Understood.class, cards.getFirst())
            .card()
            .first("N")
            .orElseThrow()
            .component(0));
  }

  @Test
  void invalidCardIsRefusedWithItsPrecondition() {
    refused("", VCardFault.VALID_ADDRESS_DATA);
    refused("hello", VCardFault.VALID_ADDRESS_DATA);
    refused("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", VCardFault.VALID_ADDRESS_DATA);
    refused(CARD.replace("UID:u1\n", ""), VCardFault.VALID_ADDRESS_DATA);
    refused(CARD + CARD, VCardFault.VALID_ADDRESS_DATA);
    refused(CARD.replace("END:VCARD", ""), VCardFault.VALID_ADDRESS_DATA);
    refused(CARD.replace("NOTE:", "NOTE"), VCardFault.VALID_ADDRESS_DATA);
    refused(CARD.replace("3.0", "5.0"), VCardFault.SUPPORTED_ADDRESS_DATA);
  }

  @Test
  void unreadableCardsOfAFileAreReportedByLine() {
    List<ReadCard> cards =
        VCardReader.readAll(
            (CARD + "BEGIN:VCARD\nVERSION:9\nEND:VCARD\n" + CARD.replace("u1", "u2"))
                .getBytes(StandardCharsets.UTF_8),
            10);
    assertEquals(3, cards.size());
    assertEquals(11, assertInstanceOf(ReadCard.Refused.class, cards.get(1)).line());
    assertEquals("u2", assertInstanceOf(ReadCard.Understood.class, cards.get(2)).card().uid());
  }

  @Test
  void randomCardIsReadWithinBounds() {
    Random random = new Random(6350);
    byte[] seed = CARD.getBytes(StandardCharsets.UTF_8);
    String odd = ":;,\\\n\r\"^= \t\0.BEGIN:VCARD END:VCARD ü";
    for (int round = 0; round < 5_000; round++) {
      byte[] octets = seed.clone();
      for (int i = random.nextInt(1, 12); i > 0; i--) {
        octets[random.nextInt(octets.length)] =
            random.nextBoolean()
                ? (byte) odd.charAt(random.nextInt(odd.length()))
                : (byte) random.nextInt();
      }
      for (ReadCard read : VCardReader.readAll(octets, 100)) {
        if (read instanceof ReadCard.Understood(VCard card, int _)) {
          for (VCardVersion version : VCardVersion.values()) {
            VCardWriter.octets(VCardConversion.to(card, version));
          }
          ContactSummary summary = ContactSummary.of(card);
          assertEquals(
              summary,
              ContactSummaryCodec.decode(ContactSummaryCodec.encode(summary)).orElseThrow());
        }
      }
      VCardReader.readOne(octets);
      ContactSummaryCodec.decode(octets);
    }
  }

  private static void refused(String text, VCardFault fault) {
    ReadCard read = VCardReader.readOne(text.getBytes(StandardCharsets.UTF_8));
    assertEquals(fault, assertInstanceOf(ReadCard.Refused.class, read, text).fault(), text);
  }

  private static VCard reread(VCard card) {
    return assertInstanceOf(
            ReadCard.Understood.class,
            VCardReader.readAll(VCardWriter.octets(card), 1).getFirst(),
            VCardWriter.text(card))
        .card();
  }

  static VCard understood(String text) {
    ReadCard read = VCardReader.readOne(text.getBytes(StandardCharsets.UTF_8));
    return assertInstanceOf(ReadCard.Understood.class, read, read.toString()).card();
  }
}
