package org.carillon.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

/** Tests RFC 4978 against the JDK's own deflate at the other end. */
class DeflatedLinkTest {
  private final MemoryLink below = new MemoryLink();
  private final Deflater deflater = new Deflater(9, true);

  private Wire deflatedWire() throws IOException {
    Wire wire = new Wire(below, LineEnds.LENIENT, 100_000, Duration.ofSeconds(10));
    wire.deflate();
    return wire;
  }

  private String deflated(String text) {
    deflater.setInput(text.getBytes(StandardCharsets.ISO_8859_1));
    byte[] octets = new byte[text.length() + 100];
    int length = deflater.deflate(octets, 0, octets.length, Deflater.SYNC_FLUSH);
    return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
  }

  @Test
  void compressedLinesInAnyPacketsAreInflated() throws IOException {
    Wire wire = deflatedWire();
    String sent = deflated("a noop\r\nb " + "x".repeat(50_000) + "\r\n") + deflated("c noop\r\n");
    for (int i = 0; i < sent.length(); i += 7) {
      below.send(sent.substring(i, Math.min(sent.length(), i + 7)));
    }

    assertThat(wire.readLine()).isEqualTo(new Input.Line("a noop"));
    assertThat(wire.readLine()).isEqualTo(new Input.Line("b " + "x".repeat(50_000)));
    assertThat(wire.readLine()).isEqualTo(new Input.Line("c noop"));
  }

  @Test
  void flushedDataCanBeInflatedAtOnce() throws Exception {
    Wire wire = deflatedWire();
    Random random = new Random(4978);
    Inflater inflater = new Inflater(true);
    int taken = 0;
    for (int size : new int[] {1, 100, 5_000, 200_000}) {
      byte[] octets = new byte[size];
      random.nextBytes(octets);
      wire.write(octets, 0, size);
      wire.flush();

      byte[] travelled = below.transcript().getBytes(StandardCharsets.ISO_8859_1);
      inflater.setInput(travelled, taken, travelled.length - taken);
      taken = travelled.length;
      ByteArrayOutputStream arrived = new ByteArrayOutputStream();
      byte[] block = new byte[1_000];
      for (int n = inflater.inflate(block); n > 0; n = inflater.inflate(block)) {
        arrived.write(block, 0, n);
      }
      assertThat(arrived.toByteArray()).isEqualTo(octets);
    }
  }

  @Test
  void uncompressedDataBreaksTheConnection() throws IOException {
    Wire wire = deflatedWire();
    below.send("a noop\r\n\u00ff\u00ff\u00ff");

    assertThatThrownBy(wire::readLine).isInstanceOf(IOException.class);
  }

  @Test
  void closedConnectionIsNotReadOrWritten() throws IOException {
    Wire wire = deflatedWire();
    wire.close();

    assertThatThrownBy(wire::readLine).isInstanceOf(IOException.class);
    wire.write("x");
    assertThatThrownBy(wire::flush).isInstanceOf(IOException.class);
  }
}
