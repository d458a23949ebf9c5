package org.carillon.format.mime.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.mime.write.Body.Transfer;
import org.junit.jupiter.api.Test;

/** Tests that a written message reads the same again. */
class MessageWriterTest {

  private static byte[] written(HeaderWriter header, Body body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MessageWriter(out, false).write(header, body);
    return out.toByteArray();
  }

  private static Header read(HeaderWriter fields) {
    return Header.parse(fields.octets());
  }

  private static String text(byte[] message, Part part) throws IOException {
    ByteSource source =
        (position, into, offset, length) -> {
          int n = (int) Math.min(length, message.length - position);
          System.arraycopy(message, (int) position, into, offset, n);
          return n;
        };
    try (var reader = new PartContent(source, 0, part).reader()) {
      var text = new StringWriter();
      reader.transferTo(text);
      return text.toString();
    }
  }

  @Test
  void randomHeadersAreReadBackFromShortLines() {
    Random random = new Random(3);
    String[] pieces = {
      "Grüße",
      " ",
      "  ",
      "=?utf-8?q?x?=",
      "日本語",
      "😀",
      "a",
      "word",
      "\r\n",
      "\u0000",
      "\"",
      "\\",
      "(c)",
      ",",
      "x".repeat(300),
      "é".repeat(90),
      "\u2028"
    };
    for (int round = 0; round < 3_000; round++) {
      StringBuilder made = new StringBuilder("a");
      int count = random.nextInt(12);
      for (int i = 0; i < count; i++) {
        made.append(pieces[random.nextInt(pieces.length)]);
      }
      String text = made.toString();
      String expected = text.replaceAll("[\\p{Cntrl}\u2028]", " ").strip();
      HeaderWriter writer = new HeaderWriter().text("Subject", text).address("From", text, "a@b.c");
      Header header = read(writer);
      assertThat(header.size()).as(text).isEqualTo(2);
      assertThat(header.field(0).text()).isEqualTo(expected);
      assertThat(writer.toString()).satisfies(MessageWriterTest::isShort);
      if (writer.octets().length > 2_000) {
        // An outline contains only the beginning of such a name.
        continue;
      }
      var from = Outline.parse(writer.octets()).envelope().from();
      assertThat(from).hasSize(1);
      assertThat(from.getFirst())
          .isInstanceOfSatisfying(
              Address.Mailbox.class,
              mailbox -> {
                assertThat(DecodedText.of(mailbox.name())).isEqualTo(expected);
                assertThat(mailbox.address()).isEqualTo("a@b.c");
              });
    }
  }

  private static void isShort(String header) {
    assertThat(header.chars().allMatch(c -> c < 0x7f)).isTrue();
    for (String line : header.split("\r\n")) {
      assertThat(line.length()).isLessThanOrEqualTo(998);
      assertThat(line).doesNotContain("\r", "\n");
      if (line.contains("=?utf-8?")) {
        assertThat(line.length()).as(line).isLessThanOrEqualTo(HeaderWriter.LINE);
      }
    }
  }

  @Test
  void parametersAreReadBack() throws IOException {
    for (String name :
        List.of("a.pdf", "two words.pdf", "Übung.pdf", "日本".repeat(60) + ".txt", "q\"\\.x", "")) {
      byte[] message =
          written(
              new HeaderWriter(),
              new Body.Octets(
                  "application/pdf",
                  Map.of("name", name),
                  "attachment",
                  Map.of("filename", name),
                  Transfer.BASE64,
                  out -> out.write(1)));
      Part body = Outline.parse(message).body();
      assertThat(DecodedText.parameter(body.disposition().orElseThrow().parameters(), "filename"))
          .contains(name);
      assertThat(DecodedText.parameter(body.parameters(), "name")).contains(name);
      isShort(new String(Header.parse(message).octets(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void partsAreReadBack() throws IOException {
    byte[] binary = new byte[10_000];
    new Random(5).nextBytes(binary);
    String longLine = "ä".repeat(600) + " \n.\nFrom x\n";
    byte[] message =
        written(
            new HeaderWriter().date("Date", OffsetDateTime.parse("2026-11-20T12:00:00+01:00")),
            new Body.Multipart(
                "multipart/mixed",
                Map.of(),
                "b",
                "Preamble",
                List.of(
                    new Body.Text("plain", "Hello", false),
                    new Body.Text("plain", "Grüße\r\nzwei", false),
                    new Body.Text("html", "Grüße = x", true),
                    new Body.Text("plain", longLine, false),
                    new Body.Octets("image/png", Transfer.BASE64, out -> out.write(binary)))));
    Part body = Outline.parse(message).body();
    assertThat(body.parts()).hasSize(5);
    assertThat(body.parts())
        .extracting(Part::encoding)
        .containsExactly("7bit", "8bit", "quoted-printable", "quoted-printable", "base64");
    assertThat(text(message, body.parts().get(0))).isEqualTo("Hello");
    assertThat(text(message, body.parts().get(1))).isEqualTo("Grüße\r\nzwei");
    assertThat(text(message, body.parts().get(2))).isEqualTo("Grüße = x");
    assertThat(text(message, body.parts().get(3))).isEqualTo(longLine.replace("\n", "\r\n"));
    for (String line : new String(message, StandardCharsets.UTF_8).split("\r\n")) {
      assertThat(line.length()).isLessThanOrEqualTo(998);
    }
    Header header = Header.parse(message);
    assertThat(header.first("date").map(HeaderField::value))
        .contains("Fri, 20 Nov 2026 12:00:00 +0100");
    assertThat(header.has("MIME-Version")).isTrue();
  }

  @Test
  void utf8HeadersAreWrittenUnencodedWithSmtputf8() {
    String fields =
        new HeaderWriter(true).text("Subject", "Grüße").address("To", "Änne", "ä@b.c").toString();
    assertThat(fields).isEqualTo("Subject: Grüße\r\nTo: Änne <ä@b.c>\r\n");
  }
}
