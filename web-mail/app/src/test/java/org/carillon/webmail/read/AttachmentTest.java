package org.carillon.webmail.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.structure.Outline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttachmentTest {
  private static final byte[] LINE_END = {'\r', '\n'};

  private static long octets(String encoding, String body) throws IOException {
    byte[] message =
        ("Content-Transfer-Encoding: " + encoding + "\r\n\r\n" + body)
            .getBytes(StandardCharsets.UTF_8);
    return Attachment.octets(
        new PartContent(
            (position, into, offset, length) -> {
              int n = (int) Math.min(length, message.length - position);
              System.arraycopy(message, (int) position, into, offset, Math.max(0, n));
              return n == 0 ? -1 : n;
            },
            0,
            Outline.parse(message).body()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 75, 78, 139, 3_000, 10_001})
  void attachmentSizeEqualsTheDecodedSize(int size) throws IOException {
    for (int line : new int[] {4, 64, 76}) {
      String encoded = Base64.getMimeEncoder(line, LINE_END).encodeToString(new byte[size]);
      assertThat(octets("base64", encoded)).as("lines of %s", line).isEqualTo(size);
      assertThat(octets("BASE64", encoded + "\r\n")).as("lines of %s", line).isEqualTo(size);
    }
    assertThat(octets("quoted-printable", "=00".repeat(size))).isEqualTo(size);
    assertThat(octets("8bit", "x".repeat(size))).isEqualTo(size);
  }

  @Test
  void extensionFollowsTheLastDot() {
    for (String[] each :
        new String[][] {
          {"bill.pdf", ".exe"}, {".profile", ""}, {"notes", ""}, {"What was said. Part two", ""}
        }) {
      Attachment file = new Attachment("2", each[0] + each[1], "file", 1, PartView.NONE);
      assertThat(file.getStem()).isEqualTo(each[0]);
      assertThat(file.getExtension()).isEqualTo(each[1]);
    }
  }

  @Test
  void largeSizesAreEstimated() throws IOException {
    String encoded = Base64.getMimeEncoder(76, LINE_END).encodeToString(new byte[5_000_000]);
    assertThat(octets("base64", encoded)).isBetween(4_999_997L, 5_000_003L);
  }
}
