package org.carillon.web.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.carillon.web.request.PartBounds;
import org.junit.jupiter.api.Test;
import org.xnio.conduits.StreamSourceConduit;

class GuardedPartsTest {
  private static final String HEAD = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n";

  private int sent;

  /** Sends a text in pieces, with empty reads in between, and then its end. */
  private StreamSourceConduit sending(String text) {
    byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
    int[] turns = {0};
    return (StreamSourceConduit)
        Proxy.newProxyInstance(
            StreamSourceConduit.class.getClassLoader(),
            new Class<?>[] {StreamSourceConduit.class},
            (proxy, method, arguments) -> {
              ByteBuffer buffer = (ByteBuffer) arguments[0];
              if (turns[0]++ % 3 == 2) {
                return 0;
              }
              if (sent == octets.length) {
                return -1;
              }
              int count = Math.min(buffer.remaining(), Math.min(1_000, octets.length - sent));
              buffer.put(octets, sent, count);
              sent += count;
              return count;
            });
  }

  private static String read(GuardedParts parts) throws IOException {
    StringBuilder read = new StringBuilder();
    ByteBuffer buffer = ByteBuffer.allocate(1_500);
    while (parts.read(buffer) >= 0) {
      buffer.flip();
      read.append(StandardCharsets.US_ASCII.decode(buffer));
      buffer.clear();
    }
    return read.toString();
  }

  @Test
  void multipartFormPassesUnchanged() throws IOException {
    String form = HEAD + "a".repeat(100_000) + "\r\n--x--\r\n";

    assertThat(read(new GuardedParts(sending(form), new PartBounds("x")))).isEqualTo(form);
  }

  @Test
  void bodyOverTheLimitIsDrainedAndDropped() {
    String form = HEAD + "value\r\n--x\r\nX: " + "a".repeat(500_000);
    GuardedParts parts = new GuardedParts(sending(form), new PartBounds("x"));
    StringBuilder seen = new StringBuilder();

    assertThatThrownBy(
            () -> {
              ByteBuffer buffer = ByteBuffer.allocate(1_500);
              while (parts.read(buffer) >= 0) {
                buffer.flip();
                seen.append(StandardCharsets.US_ASCII.decode(buffer));
                buffer.clear();
              }
            })
        .isInstanceOf(IOException.class)
        .hasMessageContaining("too many parts");

    assertThat(sent).isEqualTo(form.length());
    assertThat(seen).hasSizeLessThan(PartBounds.MOST_HEADER_OCTETS + 3_000);
  }
}
