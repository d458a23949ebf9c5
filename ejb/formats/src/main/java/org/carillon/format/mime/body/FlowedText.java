package org.carillon.format.mime.body;

/**
 * Joins the lines of a {@code format=flowed} text (RFC 3676), which were broken for transport only.
 *
 * <p>The result has one line for each paragraph. A quoted paragraph starts with its {@code >} marks
 * and one blank. Space-stuffing is removed, and so are the blanks at line ends that mark a line as
 * continued where they are not part of the text.
 */
final class FlowedText {
  private static final String SIGNATURE = "-- ";

  private final StringBuilder text;
  private final boolean isBlankDeleted;

  /** The quote depth of the paragraph that continues on the next line; -1 if no paragraph does. */
  private int going = -1;

  private FlowedText(int length, boolean isBlankDeleted) {
    text = new StringBuilder(length);
    this.isBlankDeleted = isBlankDeleted;
  }

  /**
   * Joins the lines of a text.
   *
   * @param wire the text as received; its lines may end in LF or CRLF
   * @param isBlankDeleted true if the part says {@code DelSp=yes} (§4.1): the blank at the end of a
   *     flowed line is not part of the text
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

  /** Reads a line in the order of §4.2 to §4.5: quote marks, space-stuffing, blank at its end. */
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

  /** Ends a paragraph whose flowed last line the next line does not continue (§4.5). */
  private void endParagraph() {
    while (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
      text.setLength(text.length() - 1);
    }
    text.append('\n');
    going = -1;
  }
}
