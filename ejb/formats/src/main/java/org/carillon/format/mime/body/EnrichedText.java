package org.carillon.format.mime.body;

/** Extracts the words of a {@code text/enriched} part (RFC 1896), without the formatting. */
final class EnrichedText {
  private static final String NO_FILL = "nofill";
  private static final String PARAMETER = "param";

  /** The longest command that is recognized, in chars with brackets (RFC 1896: 60 octets). */
  private static final int LONGEST_COMMAND = 62;

  private final String text;
  private final StringBuilder words = new StringBuilder();
  private int at;
  private int unfilled;
  private int parameters;

  private EnrichedText(String text) {
    this.text = text;
  }

  /** Returns the words. A single line break becomes a blank, of several one is dropped. */
  static String of(String text) {
    EnrichedText enriched = new EnrichedText(text.replace("\r\n", "\n"));
    while (enriched.at < enriched.text.length()) {
      enriched.next();
    }
    return enriched.words.toString();
  }

  private void next() {
    char character = text.charAt(at);
    if (character == '<') {
      command();
    } else if (character == '\n' && unfilled == 0) {
      lineBreaks();
    } else {
      write(character);
      at++;
    }
  }

  private void command() {
    if (text.startsWith("<<", at)) {
      write('<');
      at += 2;
      return;
    }
    int begin = at + 1;
    int end = text.indexOf('>', begin, Math.min(text.length(), begin + LONGEST_COMMAND));
    boolean ends = begin < text.length() && text.charAt(begin) == '/';
    String name = end < 0 ? "" : text.substring(ends ? begin + 1 : begin, end);
    if (name.isEmpty() || !name.chars().allMatch(EnrichedText::isOfName)) {
      write('<');
      at++;
      return;
    }
    at = end + 1;
    int more = ends ? -1 : 1;
    if (name.equalsIgnoreCase(NO_FILL)) {
      unfilled = Math.max(0, unfilled + more);
    } else if (name.equalsIgnoreCase(PARAMETER)) {
      parameters = Math.max(0, parameters + more);
    }
  }

  private static boolean isOfName(int character) {
    return Character.isLetterOrDigit(character) || character == '-';
  }

  private void lineBreaks() {
    int end = at;
    while (end < text.length() && text.charAt(end) == '\n') {
      end++;
    }
    if (end - at == 1) {
      write(' ');
    }
    for (int i = at + 1; i < end; i++) {
      write('\n');
    }
    at = end;
  }

  private void write(char character) {
    if (parameters == 0) {
      words.append(character);
    }
  }
}
