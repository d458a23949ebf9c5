package org.carillon.format.mime.write;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.carillon.format.mime.header.MailDate;

/**
 * Writes the fields of a header. Lines are folded to 76 octets where a fold is possible, and never
 * have more than 998 (RFC 5322 §2.1.1). No value can start a new line or a field of its own:
 * control characters become spaces.
 */
public final class HeaderWriter {
  /** The maximum length of a line with encoded words (RFC 2047 §2). */
  static final int LINE = 76;

  /** The maximum number of octets of a word: a line's without the blank (RFC 5322 §2.1.1). */
  private static final int MOST_WORD = 997;

  private final StringBuilder out = new StringBuilder(512);
  private final boolean utf8;
  private int column;
  private boolean first;

  /** Creates a header in ASCII. */
  public HeaderWriter() {
    this(false);
  }

  /** Creates a header, with unencoded text (RFC 6532) for a message sent by SMTPUTF8. */
  public HeaderWriter(boolean utf8) {
    this.utf8 = utf8;
  }

  /** A sender or recipient: a display name, or empty, and a valid address. */
  public record Mailbox(String name, String address) {}

  /** Adds a field of structured octets, which may be folded at its blanks. */
  public HeaderWriter field(String name, String value) {
    begin(name);
    words(harmless(value));
    return end();
  }

  /** Adds a field of text for people. Characters beyond ASCII are encoded (RFC 2047). */
  public HeaderWriter text(String name, String text) {
    begin(name);
    words(phrase(harmless(text), false));
    return end();
  }

  /** Adds a field of addresses. It adds nothing if there are no addresses. */
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

  /** Adds a field with one address; the display name may be empty. */
  public HeaderWriter address(String name, String shown, String address) {
    return addresses(name, List.of(new Mailbox(shown, address)));
  }

  /** Adds a field with a date and time. */
  public HeaderWriter date(String name, OffsetDateTime when) {
    return field(name, MailDate.format(when));
  }

  /** Adds a field with parameters (RFC 2045 §5.1), by RFC 2231 if long or beyond ASCII. */
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

  /** Returns the text as an unstructured field, or quoted if necessary as a display name. */
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

  /** Adds words and folds between them. Several blanks in a row stay together. */
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

  /** Adds a word after a blank or a fold. A word that is too long for any line is left out. */
  private void word(String word) {
    int length = word.getBytes(StandardCharsets.UTF_8).length;
    if (length > MOST_WORD) {
      return;
    }
    // The first line of a field is not left empty unless there is no other way, since some programs
    // misread that.
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

  /** Returns the fields so far, without the empty line. */
  @Override
  public String toString() {
    return out.toString();
  }

  /** Returns the fields so far as octets in UTF-8. */
  byte[] octets() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }
}
