package org.carillon.contract.mailbox.folders;

import java.text.Normalizer;

/**
 * A mailbox's full name: Unicode in normalization form C (RFC 5198), levels divided by {@code /},
 * {@code INBOX} in upper case whatever the client wrote (RFC 9051 §5.1). Not yet known to exist.
 *
 * <p>A name that begins with {@code ~} is another account's: {@code ~bob/Work} is bob's {@code
 * Work}, {@code ~bob@example.org/Work} that of a bob in another domain (RFC 2342 §5).
 *
 * @param path the name
 */
public record MailboxName(String path) implements Comparable<MailboxName> {

  /** What divides the levels. */
  public static final char DELIMITER = '/';

  /** What names of other accounts' mailboxes begin with. */
  public static final char OTHERS = '~';

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
    if (path.length() > 2 * MOST_CHARS) {
      // It names nothing; putting thousands of marks behind a letter into order would take long.
      return path;
    }
    String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
    boolean others = composed.indexOf(OTHERS) == 0 && composed.indexOf(DELIMITER) > 0;
    int start = others ? composed.indexOf(DELIMITER) + 1 : 0;
    int end = composed.indexOf(DELIMITER, start);
    String top = composed.substring(start, end < 0 ? composed.length() : end);
    return top.equalsIgnoreCase("INBOX")
        ? composed.substring(0, start) + "INBOX" + composed.substring(start + top.length())
        : composed;
  }

  /** The mailbox of that name in somebody's account. */
  public static MailboxName ofOther(String account, MailboxName own) {
    return new MailboxName(OTHERS + account + DELIMITER + own.path);
  }

  /** Whether it is a name in another account. */
  public boolean isOthers() {
    return path.indexOf(OTHERS) == 0;
  }

  /** Of a name in another account: the account as written; empty for an own name. */
  public String account() {
    int end = path.indexOf(DELIMITER);
    return isOthers() ? path.substring(1, end < 0 ? path.length() : end) : "";
  }

  /**
   * The address of whom it belongs to. Names of accounts of the reader's own domain are written
   * without it.
   *
   * @param reader the address of who was given this name
   */
  public String owner(String reader) {
    String account = account();
    if (account.isEmpty()) {
      return reader;
    }
    int domain = reader.lastIndexOf('@');
    return account.indexOf('@') >= 0 || domain < 0 ? account : account + reader.substring(domain);
  }

  /** The name in the account that it belongs to; an empty path when only the account is named. */
  public MailboxName own() {
    if (!isOthers()) {
      return this;
    }
    int end = path.indexOf(DELIMITER);
    return new MailboxName(end < 0 ? "" : path.substring(end + 1));
  }

  /** Why a mailbox can't have this name, as a sentence for the client; empty when it can. */
  public String problem() {
    if (path.isEmpty()) {
      return "A mailbox name must not be empty.";
    }
    if (isOthers()) {
      MailboxName own = own();
      return account().isEmpty() || own.path.isEmpty() || own.isOthers()
          ? "Names that begin with ~ are other people's: an account and a mailbox of it follow."
          : own.problem();
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
