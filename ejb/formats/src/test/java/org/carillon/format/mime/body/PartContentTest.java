package org.carillon.format.mime.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.QuotedPrintableOutputStream;
import org.carillon.format.mime.encoding.Base64Stream;
import org.carillon.format.mime.encoding.QuotedPrintableStream;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.OutlineTest;
import org.carillon.format.mime.structure.Part;
import org.junit.jupiter.api.Test;

class PartContentTest {

  private static PartContent content(String header, byte[] body) {
    byte[] head = (header + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] trace = "Return-Path: <>\r\n".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(trace);
    whole.writeBytes(head);
    whole.writeBytes(body);
    byte[] octets = whole.toByteArray();
    ByteSource source =
        (position, into, offset, length) -> {
          int n = (int) Math.min(length, octets.length - position);
          System.arraycopy(octets, (int) position, into, offset, n);
          return n == 0 ? -1 : n;
        };
    Part part = Outline.parse(octets, trace.length, octets.length - trace.length).body();
    return new PartContent(source, trace.length, part);
  }

  private static String text(String header, String body) throws IOException {
    return content(header, body.getBytes(StandardCharsets.ISO_8859_1)).text(1_000_000);
  }

  @Test
  void transferEncodingsAreDecoded() throws IOException {
    assertThat(text("Content-Transfer-Encoding: base64", "aGVs\r\nbG8=\r\n")).isEqualTo("hello");
    assertThat(text("Content-Transfer-Encoding: base64", "aGVsbG8")).isEqualTo("hello");
    assertThat(text("Content-Transfer-Encoding: Quoted-Printable", "a=3Db  \r\nc=\r\nd=zz="))
        .isEqualTo("a=b\r\ncd=zz");
    assertThat(text("Content-Transfer-Encoding: 8bit", "as it is=3D")).isEqualTo("as it is=3D");
  }

  @Test
  void mislabelledCharsetsAreDecodedAsMeant() throws IOException {
    String latin = "Content-Type: text/plain; charset=";
    assertThat(text(latin + "iso-8859-1", "\u0080 caf\u00e9")).isEqualTo("\u20ac caf\u00e9");
    assertThat(text(latin + "utf-8", "caf\u00c3\u00a9")).isEqualTo("caf\u00e9");
    assertThat(text(latin + "us-ascii", "caf\u00c3\u00a9")).isEqualTo("caf\u00e9");
    assertThat(text(latin + "no-such", "caf\u00e9")).isEqualTo("caf\u00e9");
    assertThat(text(latin + "koi8-r", "\u00d0\u00d2")).isEqualTo("\u043f\u0440");
  }

  @Test
  void textIsBounded() throws IOException {
    assertThat(content("A: b", new byte[100_000]).text(10)).hasSize(10);
  }

  @Test
  void octetsSurviveEitherTransferEncoding() throws IOException {
    Random random = new Random(2045);
    for (int round = 0; round < 300; round++) {
      byte[] octets = new byte[random.nextInt(20_000)];
      random.nextBytes(octets);
      byte[] base64 = Base64.getMimeEncoder().encode(octets);
      assertThat(content("Content-Transfer-Encoding: base64", base64).stream().readAllBytes())
          .isEqualTo(octets);
      ByteArrayOutputStream quoted = new ByteArrayOutputStream();
      try (OutputStream encoder = new QuotedPrintableOutputStream(quoted, true)) {
        encoder.write(octets);
      }
      assertThat(
              content("Content-Transfer-Encoding: quoted-printable", quoted.toByteArray()).stream()
                  .readAllBytes())
          .isEqualTo(octets);
    }
  }

  @Test
  void quotedPrintableTextIsAsMime4jEncodesIt() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream encoder = new QuotedPrintableOutputStream(out, false)) {
      encoder.write("trailing \t\r\nnext=line\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(
            text(
                "Content-Transfer-Encoding: quoted-printable",
                out.toString(StandardCharsets.US_ASCII)))
        .isEqualTo("trailing \t\r\nnext=line\r\n");
  }

  @Test
  void randomOctetsAreDecodedWithinTheirLength() throws IOException {
    Random random = new Random(3);
    byte[] seed = "=41= \r\n=\r\n =4 \t=zz====\r\n  ".getBytes(StandardCharsets.US_ASCII);
    for (int round = 0; round < 20_000; round++) {
      byte[] octets = OutlineTest.mutate(seed, random);
      byte[] decoded = new QuotedPrintableStream(new ByteArrayInputStream(octets)).readAllBytes();
      assertThat(decoded.length).isLessThanOrEqualTo(octets.length);
      assertThat(new Base64Stream(new ByteArrayInputStream(octets)).readAllBytes().length)
          .isLessThanOrEqualTo(octets.length);
    }
  }

  @Test
  void fileNamesAreDecoded() {
    assertThat(
            content(
                    "Content-Disposition: attachment; filename*=utf-8''%C3%A4.pdf\r\n"
                        + "Content-Type: application/pdf; name=\"b.pdf\"",
                    new byte[0])
                .fileName())
        .contains("\u00e4.pdf");
    assertThat(
            content(
                    "Content-Type: application/pdf; name=\""
                        + EncoderUtil.encodeEncodedWord("\u00e9.pdf", EncoderUtil.Usage.TEXT_TOKEN)
                        + "\"",
                    new byte[0])
                .fileName())
        .contains("\u00e9.pdf");
  }
}
