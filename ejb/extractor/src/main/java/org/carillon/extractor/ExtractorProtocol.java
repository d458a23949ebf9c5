package org.carillon.extractor;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The protocol between the server and the process. The process begins with {@link #READY}. A
 * request is a name, a type, the number of chars wanted, and the octets in blocks, the last of them
 * empty. Its response is the kind and the text.
 */
public final class ExtractorProtocol {
  /** The octet that the process sends when it is ready. */
  public static final int READY = 0x0c;

  /** The maximum number of octets of a document. */
  public static final long MOST_OCTETS = 64L << 20;

  private static final int BLOCK = 1 << 16;

  /** The maximum number of octets of a name or a type. The rest is cut off. */
  private static final int MOST_NAME = 1_000;

  private ExtractorProtocol() {}

  /** The result of a document. On the wire it is the ordinal. */
  public enum Kind {
    TEXT,
    /** The format of the document has no text. */
    NO_TEXT,
    /** The document is malformed, encrypted or too large. */
    UNREADABLE
  }

  /**
   * A request, without its octets.
   *
   * @param name the file's name; empty for none
   * @param type its media type according to the sender
   * @param most the maximum number of chars of text
   */
  public record Request(String name, String type, int most) {}

  /** A response; its text is empty unless its kind is {@link Kind#TEXT}. */
  public record Answer(Kind kind, String text) {}

  /** Writes a request with its octets, at most {@link #MOST_OCTETS}. */
  public static void write(DataOutputStream out, Request request, InputStream document)
      throws IOException {
    writeText(out, shortened(request.name));
    writeText(out, shortened(request.type));
    out.writeInt(request.most);
    byte[] block = new byte[BLOCK];
    long left = MOST_OCTETS;
    int n;
    while (left > 0 && (n = document.read(block, 0, (int) Math.min(left, BLOCK))) > 0) {
      out.writeInt(n);
      out.write(block, 0, n);
      left -= n;
    }
    out.writeInt(0);
    out.flush();
  }

  private static String shortened(String name) {
    return name.substring(0, Math.min(name.length(), MOST_NAME));
  }

  /** Reads a request, which its octets follow. Empty at the end of the stream. */
  public static Optional<Request> readRequest(DataInputStream in) throws IOException {
    String name;
    try {
      name = readText(in, 4 * MOST_NAME);
    } catch (EOFException over) {
      return Optional.empty();
    }
    return Optional.of(new Request(name, readText(in, 4 * MOST_NAME), in.readInt()));
  }

  /** Copies a request's octets. */
  public static void readDocument(DataInputStream in, OutputStream document) throws IOException {
    int n;
    while ((n = in.readInt()) > 0) {
      document.write(in.readNBytes(Math.min(n, BLOCK)));
    }
  }

  public static void write(DataOutputStream out, Answer answer) throws IOException {
    out.writeByte(answer.kind.ordinal());
    writeText(out, answer.text);
    out.flush();
  }

  /** Reads a response with at most {@code most} chars; throws if it is not valid. */
  public static Answer readAnswer(DataInputStream in, int most) throws IOException {
    int kind = in.readByte();
    if (kind < 0 || kind >= Kind.values().length) {
      throw new IOException("Not an answer: " + kind);
    }
    return new Answer(Kind.values()[kind], readText(in, 4L * most));
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(octets.length);
    out.write(octets);
  }

  private static String readText(DataInputStream in, long most) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > most) {
      throw new IOException(length + " octets of text");
    }
    byte[] octets = in.readNBytes(length);
    if (octets.length < length) {
      throw new EOFException();
    }
    return new String(octets, StandardCharsets.UTF_8);
  }
}
