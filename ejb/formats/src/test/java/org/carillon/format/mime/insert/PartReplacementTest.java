package org.carillon.format.mime.insert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.carillon.format.mime.body.Bodies;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.structure.Part;
import org.junit.jupiter.api.Test;

/** Tests that a text replaces one part and that everything else stays unchanged. */
class PartReplacementTest {

  private static ByteSource source(byte[] message) {
    return (position, into, offset, length) -> {
      int n = (int) Math.min(length, message.length - position);
      System.arraycopy(message, (int) position, into, offset, Math.max(0, n));
      return n <= 0 ? -1 : n;
    };
  }

  /** Returns the message with a leaf replaced, by its number from 0. */
  private static String replaced(String text, int leaf) throws IOException {
    String lines = text.replace("\n", "\r\n");
    byte[] message = lines.getBytes(StandardCharsets.ISO_8859_1);
    Part part =
        Bodies.leaves(Outline.parse(new ByteArrayInputStream(message)).body()).get(leaf).part();
    OctetReplacement splice = PartReplacement.of(source(message), part, "Gone – really.\r\n");
    return (lines.substring(0, (int) splice.at())
            + new String(splice.octets(), StandardCharsets.US_ASCII)
            + lines.substring((int) (splice.at() + splice.length())))
        .replace("\r\n", "\n");
  }

  private static final String GONE =
      "Content-Type: text/plain; charset=utf-8\n"
          + "Content-Transfer-Encoding: quoted-printable\n"
          + "Content-Disposition: inline\n\n"
          + "Gone =E2=80=93 really.\n";

  @Test
  void oneOfSeveralPartsIsReplaced() throws IOException {
    assertThat(
            replaced(
                "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                    + "--b\n\nHello\n--b\nContent-Type: application/x; name=a\nX-Own: 1\n\nMZ\n--b--\n",
                1))
        .isEqualTo(
            "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
                + "--b\n\nHello\n--b\nX-Own: 1\n"
                + GONE
                + "\n--b--\n");
  }

  @Test
  void replacedSinglePartKeepsTheMessageFields() throws IOException {
    assertThat(
            replaced(
                "Content-Type: application/x; name=a\nSubject: x\n"
                    + "content-disposition: attachment\n\nMZ\n",
                0))
        .isEqualTo("Subject: x\nMIME-Version: 1.0\n" + GONE);
  }
}
