package org.carillon.filter;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads the answers of another program, with limits on their size. */
public final class AnswerReader {
  private final InputStream in;

  public AnswerReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * Returns the text before {@code end}, which is read as well. Each octet becomes a char of the
   * same value.
   *
   * @throws IOException if the answer ends first, or there are more than {@code most} octets before
   *     {@code end}
   */
  public String until(char end, int most) throws IOException {
    StringBuilder text = new StringBuilder();
    while (true) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException("The answer ends too early: " + text);
      }
      if (octet == end) {
        return text.toString();
      }
      if (text.length() == most) {
        throw new IOException("The answer has more than " + most + " octets in a line");
      }
      text.append((char) octet);
    }
  }

  /** Returns a line without its end, CRLF or LF. */
  public String line(int most) throws IOException {
    String line = until('\n', most);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** Returns exactly {@code length} octets. */
  public byte[] exactly(int length) throws IOException {
    byte[] octets = in.readNBytes(length);
    if (octets.length < length) {
      throw new EOFException("The answer ends " + (length - octets.length) + " octets too early");
    }
    return octets;
  }

  /** Returns the rest of the answer; throws if it has more than {@code most} octets. */
  public byte[] rest(int most) throws IOException {
    byte[] octets = in.readNBytes(most + 1);
    if (octets.length > most) {
      throw new TooLargeAnswerException(most);
    }
    return octets;
  }

  /** Decodes octets as UTF-8; invalid octets are replaced. */
  public static String text(String octets) {
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
