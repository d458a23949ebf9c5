package org.carillon.format.mime.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.format.mime.body.PartContent;
import org.carillon.format.mime.body.SourceStream;
import org.carillon.format.mime.structure.Part;
import org.carillon.format.mime.write.QuotedPrintableEncoder;

/**
 * A message whose bodies are encoded as far as a host needs it (RFC 6152 §3). Each part decodes to
 * the same octets as before. Octets beyond ASCII in header fields stay: only SMTPUTF8 allows them,
 * and a host that offers it takes 8-bit bodies, too.
 */
public final class ConvertedMessage {
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final int LINE = 76;

  private final ByteSource message;
  private final List<Piece> pieces;

  /** The octets that a host accepts in bodies. */
  public enum Target {
    /** Lines of ASCII. */
    SEVEN_BIT,
    /** Lines of any octets but NUL. */
    EIGHT_BIT
  }

  enum Encoding {
    QUOTED_PRINTABLE("quoted-printable"),
    BASE64("base64");

    final String word;

    Encoding(String word) {
      this.word = word;
    }
  }

  /** A piece of the converted message. */
  sealed interface Piece {
    /** The message's own octets. */
    record Copied(long from, long to) implements Piece {}

    /** Octets that replace some of the message. */
    record Written(byte[] octets) implements Piece {}

    /** A part's body in another encoding. */
    record Encoded(Part part, Encoding encoding) implements Piece {}
  }

  ConvertedMessage(ByteSource message, List<Piece> pieces) {
    this.message = message;
    this.pieces = pieces;
  }

  /**
   * Plans the conversion of a message; reads each body once.
   *
   * @param length the message's length in octets
   * @return empty if it can't be converted: a signature covers what would have to change (RFC 1847
   *     §2.1), its structure is too large to follow, or a part may not be encoded (RFC 2046 §5.2)
   * @throws IOException if the message can't be read
   */
  public static Optional<ConvertedMessage> of(ByteSource message, long length, Target target)
      throws IOException {
    return new ConversionPlan(message, target).of(length);
  }

  /** Returns the number of octets. Encodes the message once to count them. */
  public long size() throws IOException {
    long[] size = {0};
    writeTo(
        new OutputStream() {
          @Override
          public void write(int octet) {
            size[0]++;
          }

          @Override
          public void write(byte[] from, int offset, int count) {
            size[0] += count;
          }
        });
    return size[0];
  }

  /** Writes the whole message. */
  public void writeTo(OutputStream out) throws IOException {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Copied(long from, long to) ->
            new SourceStream(message, from, to - from).transferTo(out);
        case Piece.Written(byte[] octets) -> out.write(octets);
        case Piece.Encoded(Part part, Encoding encoding) -> encode(part, encoding, out);
      }
    }
  }

  private void encode(Part part, Encoding encoding, OutputStream out) throws IOException {
    try (InputStream body = new PartContent(message, 0, part).stream();
        OutputStream encoder = encoder(encoding, new Unclosed(out))) {
      body.transferTo(encoder);
    }
  }

  private static OutputStream encoder(Encoding encoding, OutputStream out) {
    return switch (encoding) {
      case QUOTED_PRINTABLE -> new QuotedPrintableEncoder(out);
      case BASE64 -> Base64.getMimeEncoder(LINE, LINE_END).wrap(out);
    };
  }

  /** Stays open when the encoder above it is closed to write its last line. */
  private static final class Unclosed extends OutputStream {
    private final OutputStream out;

    Unclosed(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int octet) throws IOException {
      out.write(octet);
    }

    @Override
    public void write(byte[] from, int offset, int count) throws IOException {
      out.write(from, offset, count);
    }
  }
}
