package org.carillon.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PartBoundsTest {
  private static final String FIELD =
      "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nvalue\r\n";

  private static boolean takes(String boundary, String form) {
    PartBounds bounds = new PartBounds(boundary);
    for (byte octet : form.getBytes(StandardCharsets.ISO_8859_1)) {
      if (!bounds.take(octet)) {
        return false;
      }
    }
    return true;
  }

  @Test
  void formIsAcceptedWithLargeFiles() {
    String file =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n"
            + "-- -x --y\r\n\n".repeat(200_000)
            + "\r\n";

    assertThat(takes("x", FIELD.repeat(PartBounds.MOST_PARTS - 1) + file + "--x--\r\n")).isTrue();
  }

  @Test
  void partsBeyondTheLimitAreRefused() {
    assertThat(takes("x", FIELD.repeat(PartBounds.MOST_PARTS) + "--x--\r\n")).isTrue();
    assertThat(takes("x", FIELD.repeat(PartBounds.MOST_PARTS + 1) + "--x--\r\n")).isFalse();
  }

  @Test
  void headersBeyondTheLimitAreRefused() {
    String begin = "--x\r\nContent-Disposition: form-data; name=\"";

    assertThat(takes("x", begin + "a".repeat(60_000) + "\"\r\n\r\nvalue\r\n--x--")).isTrue();
    assertThat(takes("x", begin + "a".repeat(66_000))).isFalse();
    assertThat(takes("x", begin + "\"\r\nX: y".repeat(10_000))).isFalse();
    assertThat(takes("x", "preamble " + begin + "\"\n\n" + "a".repeat(66_000)))
        .as("what the parser may take for no end of the headers")
        .isFalse();
    assertThat(takes("x", "\r\n" + begin + "a".repeat(66_000))).isFalse();
  }

  @Test
  void invalidBoundaryIsRefused() {
    assertThat(takes("", "-")).isFalse();
    assertThat(takes("\u00e9", "-")).isFalse();
    assertThat(takes("x".repeat(201), "-")).isFalse();
  }

  @Test
  void delimiterIsFoundAfterAnyPrefix() {
    String begin = "\r\nX: ";

    assertThat(takes("-x-y", "-----x---x-y" + begin + "a".repeat(66_000))).isFalse();
    assertThat(takes("aab", "--aa--aab" + begin + "a".repeat(66_000))).isFalse();
    assertThat(takes("aab", "--aaab" + begin + "a".repeat(66_000))).isTrue();
  }
}
