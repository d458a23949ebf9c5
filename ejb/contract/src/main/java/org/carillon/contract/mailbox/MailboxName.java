package org.carillon.contract.mailbox;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A mailbox's full name: Unicode in normalization form C (RFC 5198), levels divided by {@code /},
 * {@code INBOX} in upper case whatever the client wrote (RFC 9051 §5.1). Not yet known to exist.
 *
 * @param path the name
 */
public record MailboxName(String path) implements Comparable<MailboxName> {

  /** What divides the levels. */
  public static final char DELIMITER = '/';

  /** The longest name, in chars. */
  public static final int MOST_CHARS = 500;

  /** Every account's inbox. */
  public static final MailboxName INBOX = new MailboxName("INBOX");

  /**
   * Brings a name into its one form; {@link #problem()} says whether it may be given to a mailbox.
   */
  public MailboxName {
    path = canonical(path);
  }

  private static String canonical(String path) {
    String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
    int first = composed.indexOf(DELIMITER);
    String top = first < 0 ? composed : composed.substring(0, first);
    return top.equalsIgnoreCase("INBOX")
        ? top.toUpperCase(Locale.ROOT) + composed.substring(top.length())
        : composed;
  }

  /** Why a mailbox can't have this name, as a sentence for the client; empty when it can. */
  public String problem() {
    if (path.isEmpty()) {
      return "A mailbox name must not be empty.";
    }
    if (path.length() > MOST_CHARS) {
      return "A mailbox name has at most " + MOST_CHARS + " characters.";
    }
    if (path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
      return "A mailbox name must not have an empty level.";
    }
    if (path.chars()
        .anyMatch(
            c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == '*' || c == '%')) {
      return "A mailbox name must not contain control characters, * or %.";
    }
    if (path.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      return "A mailbox name must be valid Unicode.";
    }
    return "";
  }

  /** Whether this is the inbox itself. */
  public boolean isInbox() {
    return path.equals("INBOX");
  }

  /** The name one level up, or an empty path at the top. */
  public String parentPath() {
    int last = path.lastIndexOf(DELIMITER);
    return last < 0 ? "" : path.substring(0, last);
  }

  /** Whether this lies below the other, at any depth. */
  public boolean isBelow(MailboxName other) {
    return path.startsWith(other.path + DELIMITER);
  }

  @Override
  public int compareTo(MailboxName other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }
}
