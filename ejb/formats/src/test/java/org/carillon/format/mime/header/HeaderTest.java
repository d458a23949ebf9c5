package org.carillon.format.mime.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.carillon.format.mime.header.HeaderReader.Form;
import org.carillon.format.mime.structure.Outline;
import org.junit.jupiter.api.Test;

class HeaderTest {
  private static final String MAIL =
      "Received: from a\r\n\tby b\r\nX-Old : blank\r\nSubject: =?utf-8?q?gr=C3=BCn?=\r\n"
          + "received: second\r\n\r\nBody: no field\r\n";

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }

  private static List<String> names(Header header) {
    return header.fields().stream().map(HeaderField::name).toList();
  }

  @Test
  void fieldsKeepTheirOrderAndOctets() {
    Header header = Header.parse(octets(MAIL));
    assertThat(names(header)).containsExactly("Received", "X-Old", "Subject", "received");
    assertThat(text(header.field(0).raw())).isEqualTo("Received: from a\r\n\tby b\r\n");
    assertThat(header.field(0).value()).isEqualTo("from a\tby b");
    assertThat(header.first("x-old").orElseThrow().value()).isEqualTo("blank");
    assertThat(header.first("SUBJECT").orElseThrow().text()).isEqualTo("grün");
    assertThat(header.count("Received")).isEqualTo(2);
    assertThat(header.all("received").getLast().value()).isEqualTo("second");
    assertThat(header.has("body")).isFalse();
    assertThat(header.length()).isEqualTo(MAIL.indexOf("Body"));
    assertThat(header.isCut()).isFalse();
  }

  @Test
  void malformedLinesBelongToNoField() {
    Header header = Header.parse(octets(" x\nA: 1\nnothing\n more\nB: 2\n 3\n\nbody"));
    assertThat(names(header)).containsExactly("A", "B");
    assertThat(text(header.field(0).raw())).isEqualTo("A: 1\n");
    assertThat(header.field(1).value()).isEqualTo("2 3");
    assertThat(text(header.octets())).endsWith("nothing\n more\nB: 2\n 3\n\n");
  }

  @Test
  void bodyWithoutAnEmptyLineEndsTheHeader() {
    byte[] octets = octets("A: 1\r\nHallo Welt\r\n");
    HeaderReader reader = new HeaderReader(Form.RECEIVED, Header.MOST_OCTETS);
    assertThat(reader.read(octets, 0, octets.length)).isTrue();
    assertThat(reader.length()).isEqualTo(6);
    assertThat(reader.hasEndLine()).isFalse();
    Header ended = reader.header(octets, 0).edit().prepend("Z: 0\r\n").end().apply();
    assertThat(text(ended.octets())).isEqualTo("Z: 0\r\nA: 1\r\n\r\n");
  }

  @Test
  void mailboxFromLineBecomesAField() {
    byte[] octets = octets(">From me Mon Jan 1\r\nA: 1\r\n\r\n");
    HeaderReader reader = new HeaderReader(Form.RECEIVED, Header.MOST_OCTETS);
    assertThat(reader.read(octets, 0, octets.length)).isTrue();
    Header header = reader.header(octets, 0);
    assertThat(names(header)).containsExactly("X-Mailbox-Line", "A");
    assertThat(header.field(0).value()).isEqualTo(">From me Mon Jan 1");
    assertThat(header.field(1).value()).isEqualTo("1");
  }

  @Test
  void editedHeaderEqualsItsReparsedOctets() {
    String bcc = "A: 1\r\nBcc: x,\r\n y\r\njunk\r\nB: 2\r\nBCC: z\r\n\r\n";
    for (String given : List.of(MAIL, bcc, bcc.replace("\r\n", "\n"), "A: 1", "", "\r\n", "B")) {
      Header edited =
          Header.parse(octets(given))
              .edit()
              .prepend("Received: me\r\n\tfor you\r\n")
              .append("Date: now\r\n")
              .append("Message-ID: <a@b>\r\n")
              .remove("bcc")
              .end()
              .apply();
      Header again = Header.parse(edited.octets().clone());
      assertThat(places(edited)).isEqualTo(places(again));
      assertThat(edited.endLine()).as(given).isEqualTo(again.endLine()).isPositive();
      assertThat(edited.has("Bcc")).isFalse();
      assertThat(edited.field(0).value()).isEqualTo("me\tfor you");
      assertThat(edited.fields().getLast().value()).isEqualTo("<a@b>");
    }
  }

  private static List<String> places(Header header) {
    return header.fields().stream()
        .map(field -> field.begin() + " " + field.colon() + " " + field.end() + " " + field.value())
        .toList();
  }

  @Test
  void appendedLineMustBeAField() {
    HeaderEdit edit = Header.NONE.edit();
    assertThatThrownBy(() -> edit.append("A: 1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> edit.append("A\r\n")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void oversizedHeaderIsReportedAsCut() throws IOException {
    String many = "A: 1\r\n".repeat(Header.MOST_FIELDS + 1) + "\r\n";
    Header header = Header.parse(octets(many));
    assertThat(header.size()).isEqualTo(Header.MOST_FIELDS);
    assertThat(header.isCut()).isTrue();
    String longOne = "A: 1\r\nB: " + "x".repeat(Header.MOST_OCTETS) + "\r\n\r\n";
    Header begun = Header.read(new ByteArrayInputStream(octets(longOne)));
    assertThat(begun.isCut()).isTrue();
    assertThat(names(begun)).containsExactly("A");
    assertThat(begun.length()).isEqualTo(Header.MOST_OCTETS);
    assertThat(Header.read(new ByteArrayInputStream(octets(MAIL))).isCut()).isFalse();
  }

  @Test
  void piecewiseReadingEqualsReadingTheWhole() {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      byte[] octets = hostile(random);
      for (Form form : Form.values()) {
        HeaderReader whole = new HeaderReader(form, 300);
        HeaderReader pieces = new HeaderReader(form, 300);
        if (!whole.read(octets, 0, octets.length)) {
          whole.finish(octets, 0, octets.length);
        }
        byte[] shifted = new byte[octets.length + 3];
        System.arraycopy(octets, 0, shifted, 3, octets.length);
        boolean ended = false;
        for (int at = 1; at <= octets.length && !ended; at += 1 + random.nextInt(9)) {
          ended = pieces.read(shifted, 3, 3 + at);
        }
        if (!ended && !pieces.read(shifted, 3, shifted.length)) {
          pieces.finish(shifted, 3, shifted.length);
        }
        Header header = pieces.header(shifted, 3);
        assertThat(places(header)).isEqualTo(places(whole.header(octets, 0)));
        assertThat(pieces.length()).isLessThanOrEqualTo(octets.length);
      }
    }
  }

  /** Tests that the outline of a message is the same if its header was read before. */
  @Test
  void outlineAcceptsAParsedHeader() throws IOException {
    Random random = new Random(11);
    for (int round = 0; round < 5_000; round++) {
      byte[] octets = hostile(random);
      Header header = Header.read(new ByteArrayInputStream(octets));
      byte[] fed = Outline.parse(new ByteArrayInputStream(octets), header).encode();
      assertThat(fed).as(text(octets)).isEqualTo(Outline.parse(octets).encode());
    }
  }

  private static byte[] hostile(Random random) {
    List<String> pieces =
        List.of(
            "Content-Type: multipart/mixed; boundary=b\r\n",
            "Content-Type: message/rfc822\r\n",
            "Subject: a\r\n b\r\n",
            "From me today\r\n",
            "To: x@y\n",
            "To : z\r\n",
            "junk\r\n",
            " more\r\n",
            "\r\n",
            "\n",
            "\r",
            "--b\r\n",
            "--b--\r\n",
            "text\u00e4 : x\r\n",
            ":\r\n",
            "From: =?");
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(14);
    for (int i = 0; i < count; i++) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    byte[] octets = octets(text.toString());
    return random.nextInt(3) == 0
        ? Arrays.copyOf(octets, random.nextInt(octets.length + 1))
        : octets;
  }
}
