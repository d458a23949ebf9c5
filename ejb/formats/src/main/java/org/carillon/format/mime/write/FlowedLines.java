package org.carillon.format.mime.write;

/** Breaks paragraphs for the wire so that they can be put together again (RFC 3676 §4.2). */
final class FlowedLines {

  /** How long lines get, a blank at their end included (§4.2 wants 78 at most). */
  private static final int MOST = 76;

  private static final String SIGNATURE = "-- ";

  private FlowedLines() {}

  /** The text with lines of {@value #MOST} chars, words longer than that as they are. */
  static String of(String text) {
    StringBuilder wire = new StringBuilder(text.length() + text.length() / 32);
    String[] lines = text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      line(lines[i], wire);
      if (i < lines.length - 1) {
        wire.append('\n');
      }
    }
    return wire.toString();
  }

  private static void line(String line, StringBuilder wire) {
    int depth = 0;
    int at = 0;
    while (at < line.length() && line.charAt(at) == '>') {
      depth++;
      at++;
      // "> > twice" is quoted twice.
      if (line.startsWith(" >", at)) {
        at++;
      }
    }
    String quote = ">".repeat(depth);
    String words =
        depth > 0 && line.startsWith(" ", at) ? line.substring(at + 1) : line.substring(at);
    if (!words.equals(SIGNATURE)) {
      // A blank at a fixed line's end would say that it goes on (§4.2).
      words = words.stripTrailing();
    }
    int room = Math.max(MOST / 2, MOST - depth - 1);
    int begin = 0;
    while (words.length() - begin > room) {
      int blank = words.lastIndexOf(' ', begin + room - 1);
      if (blank <= begin) {
        blank = words.indexOf(' ', begin + room);
      }
      if (blank < 0 || blank == words.length() - 1) {
        break;
      }
      stuffed(quote, words.substring(begin, blank + 1), wire).append('\n');
      begin = blank + 1;
    }
    stuffed(quote, words.substring(begin), wire);
  }

  /** What begins as something else would is stuffed (§4.4), and so is all that is quoted. */
  private static StringBuilder stuffed(String quote, String words, StringBuilder wire) {
    boolean isStuffed =
        !words.isEmpty()
            && (!quote.isEmpty()
                || words.startsWith(" ")
                || words.startsWith(">")
                || words.startsWith("From "));
    return wire.append(quote).append(isStuffed ? " " : "").append(words);
  }
}
