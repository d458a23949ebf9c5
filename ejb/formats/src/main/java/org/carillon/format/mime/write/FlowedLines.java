package org.carillon.format.mime.write;

/** Breaks paragraphs into lines that a mail program can join again (RFC 3676 §4.2). */
final class FlowedLines {

  /** The maximum length of a line, including a blank at its end (§4.2 recommends at most 78). */
  private static final int MOST = 76;

  private static final String SIGNATURE = "-- ";

  private FlowedLines() {}

  /** Returns the text in lines of {@value #MOST} chars. Longer words are not broken. */
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
      // Both "> > text" and ">> text" are quoted twice.
      if (line.startsWith(" >", at)) {
        at++;
      }
    }
    String quote = ">".repeat(depth);
    String words =
        depth > 0 && line.startsWith(" ", at) ? line.substring(at + 1) : line.substring(at);
    if (!words.equals(SIGNATURE)) {
      // A blank at the end of a fixed line would mark it as flowed (§4.2).
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

  /** Appends a line, space-stuffed if it is quoted or would be misread (§4.4). */
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
