package org.carillon.format.mime.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.carillon.format.mime.header.Address;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.structure.MessageEnvelope;
import org.carillon.format.mime.structure.Outline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of messages whose charset other programs are reported to read wrongly. */
class CharsetCasesTest {

  @ParameterizedTest
  @CsvSource({
    "c02-iso2022jpms, \u2460\u3231\u2461 end, circled: \u2460\u2461\u3231 kana: \uff71\uff72\uff73"
        + " end",
    "c03-jp-is-utf8, 'c03 says iso-2022-jp, is utf-8', \u307b\u3052 \u30c6\u30b9\u30c8",
    "c09-cp932, c09 charset cp932, text: \u2460\u9ad9\u6a4b :end",
    "c09-iso-8859-8-i, c09 charset iso-8859-8-i, text: \u05e9\u05dc\u05d5\u05dd :end",
    "c09-macintosh, c09 charset macintosh, text: Gr\u00fc\u00dfe :end"
  })
  void subjectAndTextAreDecoded(String name, String subject, String text) throws IOException {
    byte[] octets = octets(name);
    assertThat(Header.parse(octets).first("Subject").orElseThrow().text()).isEqualTo(subject);
    assertThat(text(octets).strip()).isEqualTo(text);
  }

  @Test
  void raw8BitHeadersUseTheCharsetOfTheText() throws IOException {
    byte[] octets = octets("c08-8bit-header-cp1251");
    String subject = Header.parse(octets).first("Subject").orElseThrow().text();
    assertThat(subject).matches("[\\u0401-\\u0451 ]+");
    MessageEnvelope envelope = Outline.parse(octets, 0, octets.length).envelope();
    assertThat(DecodedText.of(envelope.subject().orElseThrow())).isEqualTo(subject);
    Address.Mailbox author = (Address.Mailbox) envelope.from().getFirst();
    assertThat(DecodedText.of(author.name())).matches("[\\u0401-\\u0451]+");
    assertThat(text(octets).strip()).matches("[\\u0401-\\u0451]+");
  }

  @ParameterizedTest
  @CsvSource({
    "text/plain; charset=windows-1251, \u0420",
    "text/html; charset=koi8-r, \u043f",
    "text/plain, \u00d0",
    "text/plain; charset=iso-2022-jp, \u00d0",
    "application/pdf; charset=koi8-r, \u00d0"
  })
  void raw8BitHeadersUseTheCharsetOfTheFirstText(String type, String subject) {
    byte[] octets =
        ("Subject: \u00d0\r\nFrom: \u00d0 <a@b.test>\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: image/png\r\n\r\nx\r\n"
                + "--b\r\nContent-Type: "
                + type
                + "\r\n\r\nx\r\n--b--\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    MessageEnvelope envelope = Outline.parse(octets, 0, octets.length).envelope();
    assertThat(DecodedText.of(envelope.subject().orElseThrow())).isEqualTo(subject);
    Address.Mailbox author = (Address.Mailbox) envelope.from().getFirst();
    assertThat(DecodedText.of(author.name())).isEqualTo(subject);
  }

  @ParameterizedTest
  @CsvSource({
    "Subject: caf\u00e9, text/plain; charset=iso-8859-2, caf\u00e9",
    "Subject: \u00b1, text/plain; charset=iso-8859-2, \u0105",
    "Subject: \u00c3\u00a9, text/plain; charset=iso-8859-2, \u00e9",
    "Subject: \u00e9, text/plain; charset=iso-2022-jp, \u00e9",
    "Subject: \u00e9, text/plain; charset=no-such, \u00e9",
    "Subject: \u00e9, multipart/mixed; boundary=b, \u00e9"
  })
  void otherHeadersAreDecodedWithoutDetection(String subject, String type, String text) {
    byte[] octets =
        (subject + "\r\nContent-Type: " + type + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Header.parse(octets).first("Subject").orElseThrow().text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"c10-meta-koi8-r, \u041f\u0440\u0438\u0432\u0435\u0442"})
  void htmlCharsetIsTakenFromItsMarkup(String name, String text) throws IOException {
    assertThat(text(octets(name))).contains(text);
  }

  private static byte[] octets(String name) throws IOException {
    String path = "/org/carillon/format/mime/charset/" + name + ".eml";
    try (InputStream in = CharsetCasesTest.class.getResourceAsStream(path)) {
      return in.readAllBytes();
    }
  }

  private static String text(byte[] octets) throws IOException {
    ByteSource source =
        (position, into, offset, length) -> {
          int n = (int) Math.min(length, octets.length - position);
          System.arraycopy(octets, (int) position, into, offset, n);
          return n == 0 ? -1 : n;
        };
    return new PartContent(source, 0, Outline.parse(octets, 0, octets.length).body()).text(10_000);
  }
}
