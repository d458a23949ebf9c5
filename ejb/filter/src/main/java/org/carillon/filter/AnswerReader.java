package org.carillon.filter;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads what another program answers, within bounds. */
public final class AnswerReader {
  private final InputStream in;

  /** Over what it says. */
  public AnswerReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * What comes before an octet, which is read too; octets beyond ASCII stay what they are.
   *
   * @throws IOException when the end comes first, or more than so many octets
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

  /** A line without its end, CRLF or LF. */
  public String line(int most) throws IOException {
    String line = until('\n', most);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** So many octets. */
  public byte[] exactly(int length) throws IOException {
    byte[] octets = in.readNBytes(length);
    if (octets.length < length) {
      throw new EOFException("The answer ends " + (length - octets.length) + " octets too early");
    }
    return octets;
  }

  /**
   * All that comes.
   *
   * @throws TooLargeAnswerException when that is more than so many octets
   */
  public byte[] rest(int most) throws IOException {
    byte[] octets = in.readNBytes(most + 1);
    if (octets.length > most) {
      throw new TooLargeAnswerException(most);
    }
    return octets;
  }

  /** Octets as UTF-8, as far as they are. */
  public static String text(String octets) {
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }
}
