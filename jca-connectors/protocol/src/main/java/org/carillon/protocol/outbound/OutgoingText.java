package org.carillon.protocol.outbound;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.transfer.ConvertedMessage;
import org.carillon.protocol.wire.DottedWriter;

/**
 * The text of a message in the form that a host accepts.
 *
 * @param size the number of octets, without dot-stuffing
 * @param eightBit whether its body has octets beyond ASCII
 * @param writer writes it
 */
record OutgoingText(long size, boolean eightBit, Writer writer) {
  private static final int CHUNK_OCTETS = 16_384;

  @FunctionalInterface
  interface Writer {
    void write(DottedWriter out) throws IOException;
  }

  static OutgoingText asStored(Content content, ContentKind kind) {
    return new OutgoingText(content.size(), kind.eightBitBody(), out -> out.write(content));
  }

  /** Returns the message in 7-bit form; empty if it has none (RFC 6152 §3). */
  static Optional<OutgoingText> sevenBit(Content content) throws IOException {
    Optional<ConvertedMessage> found =
        ConvertedMessage.of(content::read, content.size(), ConvertedMessage.Target.SEVEN_BIT);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ConvertedMessage message = found.get();
    return Optional.of(new OutgoingText(message.size(), false, out -> write(message, out)));
  }

  private static void write(ConvertedMessage message, DottedWriter out) throws IOException {
    try (OutputStream chunks = new BufferedOutputStream(new Chunks(out), CHUNK_OCTETS)) {
      message.writeTo(chunks);
    }
    out.end();
  }

  void write(DottedWriter out) throws IOException {
    writer.write(out);
  }

  /** Takes the chunks of a buffer. */
  private static final class Chunks extends OutputStream {
    private final DottedWriter out;

    Chunks(DottedWriter out) {
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      out.write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      out.write(from, offset, length);
    }
  }
}
