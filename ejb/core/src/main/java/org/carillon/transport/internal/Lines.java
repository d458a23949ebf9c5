package org.carillon.transport.internal;

import java.io.IOException;
import java.io.Writer;

/**
 * Writes text as the mail formats want it: lines that end with CRLF and hold no control character.
 */
final class Lines {

  private static final int MOST_CHARS = 320;

  private final Writer out;

  Lines(Writer out) {
    this.out = out;
  }

  void line(String text) throws IOException {
    out.write(text);
    out.write("\r\n");
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Foreign text made fit for one line. */
  static String safe(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MOST_CHARS ? line : line.substring(0, MOST_CHARS);
  }
}
