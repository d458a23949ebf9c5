package org.carillon.format.mime.write;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.carillon.format.mime.header.MailDate;

/**
 * Makes the fields of a header. Lines are folded to 76 octets where there is a place for it, and
 * never have more than 998 (RFC 5322 §2.1.1). No value makes a line or a field of its own: control
 * characters become spaces.
 */
public final class HeaderWriter {
  /** RFC 2047 §2: a line with encoded words has no more. */
  static final int LINE = 76;

  /** A line's octets without its end (RFC 5322 §2.1.1), and without a blank before them. */
  private static final int MOST_WORD = 997;

  private final StringBuilder out = new StringBuilder(512);
  private final boolean utf8;
  private int column;
  private boolean first;

  /** A header in ASCII. */
  public HeaderWriter() {
    this(false);
  }

  /**
   * A header.
   *
   * @param utf8 whether text stands in it as it is (RFC 6532), for a message that goes by SMTPUTF8
   */
  public HeaderWriter(boolean utf8) {
    this.utf8 = utf8;
  }

  /**
   * A person or a program.
   *
   * @param name as people read it, or empty
   * @param address valid already
   */
  public record Mailbox(String name, String address) {}

  /** A field of structured octets, which may be folded at its blanks. */
  public HeaderWriter field(String name, String value) {
    begin(name);
    words(harmless(value));
    return end();
  }

  /** A field of text for people; what ASCII has not is encoded (RFC 2047). */
  public HeaderWriter text(String name, String text) {
    begin(name);
    words(phrase(harmless(text), false));
    return end();
  }

  /** A field of addresses; none without any. */
  public HeaderWriter addresses(String name, List<Mailbox> mailboxes) {
    if (mailboxes.isEmpty()) {
      return this;
    }
    begin(name);
    for (int i = 0; i < mailboxes.size(); i++) {
      Mailbox mailbox = mailboxes.get(i);
      String shown = harmless(mailbox.name());
      String comma = i + 1 < mailboxes.size() ? "," : "";
      String address = harmless(mailbox.address()).replace(" ", "");
      if (shown.isEmpty()) {
        word("<" + address + ">" + comma);
      } else {
        words(phrase(shown, true));
        word("<" + address + ">" + comma);
      }
    }
    return end();
  }

  /** A field of one address. */
  public HeaderWriter address(String name, String shown, String address) {
    return addresses(name, List.of(new Mailbox(shown, address)));
  }

  /** A field of a date and time. */
  public HeaderWriter date(String name, OffsetDateTime when) {
    return field(name, MailDate.format(when));
  }

  /** A field with parameters (RFC 2045 §5.1), long ones or such beyond ASCII as RFC 2231 says. */
  public HeaderWriter parameters(String name, String value, Map<String, String> parameters) {
    begin(name);
    words(harmless(value) + (parameters.isEmpty() ? "" : ";"));
    int left = parameters.size();
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      left--;
      List<String> sections =
          ParameterText.sections(parameter.getKey(), harmless(parameter.getValue()), utf8);
      for (int i = 0; i < sections.size(); i++) {
        word(sections.get(i) + (left > 0 || i + 1 < sections.size() ? ";" : ""));
      }
    }
    return end();
  }

  /** Text as unstructured fields (or, quoted where needed, display names) write it. */
  private String phrase(String text, boolean quotes) {
    boolean ascii = text.chars().allMatch(c -> c < 0x7f);
    boolean fits = longestWord(text) < MOST_WORD / 4 && !text.contains("=?");
    if ((!ascii && !utf8) || !fits) {
      return EncodedWords.of(text, LINE - column - 1);
    }
    return quotes ? ParameterText.quotedIfNeeded(text) : text;
  }

  private static int longestWord(String text) {
    int longest = 0;
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || text.charAt(i) == ' ') {
        longest = Math.max(longest, i - begin);
        begin = i + 1;
      }
    }
    return longest;
  }

  private void begin(String name) {
    out.append(name).append(':');
    column = name.length() + 1;
    first = true;
  }

  private HeaderWriter end() {
    out.append("\r\n");
    return this;
  }

  /** Adds words, folding between them; several blanks stay together. */
  private void words(String text) {
    int at = 0;
    while (at < text.length()) {
      int end = at + 1;
      while (end < text.length() && !(text.charAt(end) == ' ' && text.charAt(end - 1) != ' ')) {
        end++;
      }
      word(text.substring(at, end));
      at = end + 1;
    }
  }

  /** Adds a word behind a blank or a fold; one that fits no line is left out. */
  private void word(String word) {
    int length = word.getBytes(StandardCharsets.UTF_8).length;
    if (length > MOST_WORD) {
      return;
    }
    // A field's first line is not left empty, which some programs misread, unless it must be.
    if (column + 1 + length > (first ? MOST_WORD + 1 : LINE) && !word.isBlank()) {
      out.append("\r\n");
      column = 0;
    }
    out.append(' ').append(word);
    column += 1 + length;
    first = false;
  }

  private static String harmless(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> clean.appendCodePoint(Character.isISOControl(c) || isLine(c) ? ' ' : c));
    return clean.toString().strip();
  }

  private static boolean isLine(int c) {
    return c == '\u2028' || c == '\u2029';
  }

  /** The fields so far, without the empty line. */
  @Override
  public String toString() {
    return out.toString();
  }

  /** The same as octets. */
  byte[] octets() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
