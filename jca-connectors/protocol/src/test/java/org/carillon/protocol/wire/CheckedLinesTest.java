package org.carillon.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.carillon.contract.mail.BareNewlinePolicy;
import org.carillon.protocol.wire.DottedOctets.Result;
import org.junit.jupiter.api.Test;

class CheckedLinesTest {
  /** A message in any pieces is accepted if its lines end properly, and is passed on unchanged. */
  @Test
  void validLinesPassUnchangedAndOthersAreRejected() throws IOException {
    Random random = new Random(3030);
    String[] pieces = {"\r\n", "\r", "\n", "a", "bcd", ".", "\r\n.\r\n"};
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        text.append(pieces[random.nextInt(random.nextInt(4) == 0 ? pieces.length : 1)]);
        text.append(pieces[3 + random.nextInt(3)]);
      }
      String ended = text.isEmpty() || text.toString().endsWith("\r\n") ? "" + text : text + "\r\n";
      boolean whole = ended.matches("([^\r\n]*\r\n)*");
      ByteArrayOutputStream handedOn = new ByteArrayOutputStream();
      CheckedLines lines = new CheckedLines(handedOn::write, BareNewlinePolicy.REFUSE);
      byte[] octets = text.toString().getBytes(StandardCharsets.US_ASCII);
      for (int at = 0; at < octets.length; ) {
        int length = Math.min(octets.length - at, 1 + random.nextInt(5));
        lines.write(octets, at, length);
        at += length;
      }

      Result result = lines.finish();

      assertThat(result == Result.WHOLE).as(shown(text)).isEqualTo(whole);
      String got = handedOn.toString(StandardCharsets.US_ASCII);
      if (whole) {
        assertThat(got).isEqualTo(ended);
      } else {
        assertThat(text.toString()).startsWith(got);
        assertThat(got).as(shown(text)).doesNotMatch("(?s).*(\r[^\n]|[^\r]\n).*");
      }
    }
  }

  /** A message in any pieces: every possible line end becomes CRLF. */
  @Test
  void lineEndsAreNormalizedToCrlf() throws IOException {
    Random random = new Random(5321);
    String[] pieces = {"\r\n", "\r", "\n", "a", ".", "\r\r\n"};
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(10); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      ByteArrayOutputStream handedOn = new ByteArrayOutputStream();
      CheckedLines lines = new CheckedLines(handedOn::write, BareNewlinePolicy.NORMALIZE);
      byte[] octets = text.toString().getBytes(StandardCharsets.US_ASCII);
      for (int at = 0; at < octets.length; ) {
        int length = Math.min(octets.length - at, 1 + random.nextInt(5));
        lines.write(octets, at, length);
        at += length;
      }

      assertThat(lines.finish()).isEqualTo(Result.WHOLE);
      String plain = text.toString().replaceAll("\r+\n", "\n").replace('\r', '\n');
      String ended = plain.isEmpty() || plain.endsWith("\n") ? plain : plain + "\n";
      assertThat(handedOn.toString(StandardCharsets.US_ASCII))
          .as(shown(text))
          .isEqualTo(ended.replace("\n", "\r\n"));
    }
  }

  private static String shown(CharSequence text) {
    return text.toString().replace("\r", "\\r").replace("\n", "\\n");
  }
}
