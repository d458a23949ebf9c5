package org.carillon.format.vcard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.carillon.format.contentline.CorrectedText;
import org.junit.jupiter.api.Test;

/** Tests that cards which violate the standards are corrected to what they mean. */
class CardRepairTest {
  private static byte[] sent(String file) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(CardRepairTest.class.getResourceAsStream("../sent/" + file))) {
      return in.readAllBytes();
    }
  }

  private static VCard card(byte[] sent) {
    CorrectedText kept = CardRepair.kept(sent, "name");
    ReadCard read = VCardReader.readOne(kept.octets());
    assertThat(read).isInstanceOf(ReadCard.Understood.class);
    assertThat(CardRepair.kept(kept.octets(), "other").octets()).isSameAs(kept.octets());
    return ((ReadCard.Understood) read).card();
  }

  @Test
  void commonErrorsInCardsAreRepaired() throws IOException {
    assertThat(card(sent("foldqp.vcf")).text("FN")).isEqualTo("Müller");
    assertThat(card(sent("noversion.vcf")).version()).isEqualTo(VCardVersion.V3_0);
    assertThat(card(sent("unescnote.vcf")).text("NOTE")).isEqualTo("first\nsecond line");
    assertThat(VCardReader.readAll(sent("noversion.vcf"), 2).getFirst())
        .isInstanceOf(ReadCard.Understood.class);
    assertThat(VCardReader.readAll(sent("foldqp.vcf"), 2).getFirst())
        .isInstanceOfSatisfying(
            ReadCard.Understood.class,
            read -> assertThat(read.card().text("FN")).isEqualTo("Müller"));
  }

  @Test
  void missingPropertiesAreAddedAndTheRestIsUnchanged() {
    CorrectedText kept =
        CardRepair.kept("BEGIN:VCARD\nORG:Inn;Bar\nNOTE:a\nEND:VCARD\n".getBytes(UTF_8), "name");
    assertThat(kept.octets())
        .asString(UTF_8)
        .isEqualTo(
            "BEGIN:VCARD\nVERSION:3.0\r\nUID:name\r\nFN:Inn Bar\r\nORG:Inn;Bar\nNOTE:a\nEND:VCARD\n");
    assertThat(kept.repaired()).containsExactly("no VERSION", "no UID", "no FN");
  }

  @Test
  void quotedPrintableAndValidCardsAreUnchanged() {
    for (String text :
        new String[] {
          "BEGIN:VCARD\nVERSION:2.1\nUID:u\nFN:x\n"
              + "NOTE;ENCODING=QUOTED-PRINTABLE:a=\nb and c=0A=\n d\nTEL:1\nEND:VCARD\n",
          "BEGIN:VCARD\nVERSION:4.0\nUID:u\nFN:x\nitem1.NOTE:a\nitem1.X-ABLabel:b\nEND:VCARD\n"
        }) {
      byte[] octets = text.getBytes(UTF_8);
      assertThat(CardRepair.kept(octets, "name").octets()).isSameAs(octets);
    }
  }

  @Test
  void lineInAnOldCharsetDoesNotAffectOthers() {
    byte[] octets =
        "BEGIN:VCARD\nVERSION:3.0\nUID:u\nFN:M\u00fcller\nNOTE:\u00c3\u00bc\nEND:VCARD\n"
            .getBytes(ISO_8859_1);
    assertThat(card(octets).text("FN")).isEqualTo("Müller");
    assertThat(card(octets).text("NOTE")).isEqualTo("ü");
  }

  @Test
  void escapedUrlsAndInlinePhotosAreRepaired() throws Exception {
    assertThat(card(sent("escaped.vcf")).first("URL").orElseThrow().value())
        .isEqualTo("https://outside.test/a,b");
    byte[] octets =
        "BEGIN:VCARD\nVERSION:4.0\nUID:u\nFN:x\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ\nEND:VCARD\n"
            .getBytes(UTF_8);
    assertThat(card(octets).first("PHOTO").orElseThrow().value())
        .isEqualTo("data:image/jpeg;base64,/9j/4AAQ");
  }

  @Test
  void unreadableCardIsUnchanged() {
    byte[] octets = "BEGIN:VCARD\nVERSION:9.0\nFN:x\nEND:VCARD\n".getBytes(UTF_8);
    assertThat(CardRepair.kept(octets, "name").octets()).isSameAs(octets);
  }
}
