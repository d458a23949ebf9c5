package org.carillon.format.mime.body;

/**
 * A text whose lines were broken for the wire only, put together again: {@code format=flowed} (RFC
 * 3676).
 *
 * <p>What comes out has one line for each paragraph. Quoted ones have as many {@code >} before them
 * as they had, and one blank behind these; what was stuffed before lines is gone, and so are the
 * blanks that told a line goes on.
 */
final class FlowedText {
  private static final String SIGNATURE = "-- ";

  private final StringBuilder text;
  private final boolean isBlankDeleted;

  /** How deep the paragraph that goes on is quoted; -1 when none does. */
  private int going = -1;

  private FlowedText(int length, boolean isBlankDeleted) {
    text = new StringBuilder(length);
    this.isBlankDeleted = isBlankDeleted;
  }

  /**
   * Puts together.
   *
   * @param wire the text as it came; its lines may end in LF or CRLF
   * @param isBlankDeleted whether it says {@code DelSp=yes} (§4.1): the blank at a line's end is no
   *     part of the text
   */
  static String of(String wire, boolean isBlankDeleted) {
    FlowedText flowed = new FlowedText(wire.length(), isBlankDeleted);
    int at = 0;
    while (at < wire.length()) {
      int end = wire.indexOf('\n', at);
      boolean isLast = end < 0;
      String line = wire.substring(at, isLast ? wire.length() : end);
      flowed.line(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line, isLast);
      at = isLast ? wire.length() : end + 1;
    }
    if (flowed.going >= 0) {
      flowed.endParagraph();
    }
    return flowed.text.toString();
  }

  /** A line as §4.2 to §4.5 read it: quote marks first, then stuffing, then how it ends. */
  private void line(String line, boolean isLast) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '>') {
      depth++;
    }
    String words = line.substring(depth);
    String content = words.startsWith(" ") ? words.substring(1) : words;
    boolean isSignature = content.equals(SIGNATURE);
    if (going >= 0 && (going != depth || isSignature)) {
      endParagraph();
    }
    if (going < 0 && depth > 0) {
      text.repeat('>', depth).append(content.isEmpty() ? "" : " ");
    }
    boolean isFlowed = content.endsWith(" ") && !isSignature;
    text.append(content, 0, content.length() - (isFlowed && isBlankDeleted ? 1 : 0));
    going = isFlowed ? depth : -1;
    if (!isFlowed && !isLast) {
      text.append('\n');
    }
  }

  /** A paragraph that should go on and does not, ends (§4.5). */
  private void endParagraph() {
    while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    text.append('\n');
    going = -1;
  }
}
