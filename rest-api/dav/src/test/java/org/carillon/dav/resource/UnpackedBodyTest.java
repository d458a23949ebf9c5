package org.carillon.dav.resource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.carillon.dav.answer.DavError;
import org.junit.jupiter.api.Test;

/** Tests that compressed bodies are decompressed, and decompression bombs refused. */
class UnpackedBodyTest {
  private static byte[] packed(byte[] octets, int times) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream packing = new GZIPOutputStream(out)) {
      for (int i = 0; i < times; i++) {
        packing.write(octets);
      }
    }
    return out.toByteArray();
  }

  private static UnpackedBody body(byte[] packed) throws IOException {
    return new UnpackedBody(new ByteArrayInputStream(packed));
  }

  @Test
  void compressedBodyIsDecompressed() throws IOException {
    byte[] text = "BEGIN:VCALENDAR\r\n".repeat(40_000).getBytes(UTF_8);
    assertThat(body(packed(text, 1)).readAllBytes()).isEqualTo(text);
  }

  @Test
  void decompressionBombIsRefused() throws IOException {
    byte[] bomb = packed(new byte[1_000_000], 100);
    assertThatThrownBy(() -> body(bomb).transferTo(OutputStream.nullOutputStream()))
        .isInstanceOfSatisfying(
            DavError.class, error -> assertThat(error.status()).isEqualTo(DavError.TOO_LARGE));
  }

  @Test
  void uncompressedOrTruncatedBodyIsAnError() throws IOException {
    assertThatThrownBy(() -> body("plain text".getBytes(UTF_8))).isInstanceOf(ZipException.class);
    byte[] cut = Arrays.copyOf(packed(new byte[5000], 1), 20);
    assertThatThrownBy(() -> body(cut).readAllBytes()).isInstanceOf(EOFException.class);
  }
}
