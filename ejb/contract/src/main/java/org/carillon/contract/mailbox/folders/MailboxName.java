package org.carillon.contract.mailbox.folders;

import java.text.Normalizer;

/**
 * A mailbox's full name: Unicode in normalization form C (RFC 5198), with levels separated by
 * {@code /}, and {@code INBOX} in upper case however the client wrote it (RFC 9051 §5.1). The
 * mailbox need not exist.
 *
 * <p>A name that begins with {@code ~} belongs to another account: {@code ~bob/Work} is {@code
 * Work} of bob, {@code ~bob@example.org/Work} is that of a bob in another domain (RFC 2342 §5).
 *
 * @param path the name
 */
public record MailboxName(String path) implements Comparable<MailboxName> {

  /** The separator between levels. */
  public static final char DELIMITER = '/';

  /** The prefix of names of other accounts' mailboxes. */
  public static final char OTHERS = '~';

  public static final int MOST_CHARS = 500;

  /** The inbox of each account. */
  public static final MailboxName INBOX = new MailboxName("INBOX");

  /** Normalizes the name; {@link #problem()} tells whether a mailbox may have it. */
  public MailboxName {
    path = canonical(path);
  }

  private static String canonical(String path) {
    if (path.length() > 2 * MOST_CHARS) {
      // An overlong name belongs to no mailbox, and normalizing thousands of combining marks after
      // a letter would take long.
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

  /** Returns the name of another account's mailbox. */
  public static MailboxName ofOther(String account, MailboxName own) {
    return new MailboxName(OTHERS + account + DELIMITER + own.path);
  }

  /** Returns whether it is the name of another account's mailbox. */
  public boolean isOthers() {
    return path.indexOf(OTHERS) == 0;
  }

  /** Returns the account as written in the name of another's mailbox; empty for an own name. */
  public String account() {
    int end = path.indexOf(DELIMITER);
    return isOthers() ? path.substring(1, end < 0 ? path.length() : end) : "";
  }

  /**
   * Returns the address of the mailbox's owner. Names of accounts in the reader's own domain are
   * written without the domain.
   *
   * @param reader the address of the user who uses this name
   */
  public String owner(String reader) {
    String account = account();
    if (account.isEmpty()) {
      return reader;
    }
    int domain = reader.lastIndexOf('@');
    return account.indexOf('@') >= 0 || domain < 0 ? account : account + reader.substring(domain);
  }

  /** Returns the name within its owner's account; an empty path if only the account is named. */
  public MailboxName own() {
    if (!isOthers()) {
      return this;
    }
    int end = path.indexOf(DELIMITER);
    return new MailboxName(end < 0 ? "" : path.substring(end + 1));
  }

  /** Returns why a mailbox can't have this name, as a sentence for the client, or empty. */
  public String problem() {
    if (path.isEmpty()) {
      return "A mailbox name must not be empty.";
    }
    if (isOthers()) {
      MailboxName own = own();
      return account().isEmpty() || own.path.isEmpty() || own.isOthers()
          ? "After ~, a mailbox name must name another account and one of its mailboxes."
          : own.problem();
    }
    if (path.length() > MOST_CHARS) {
      return "A mailbox name must have at most " + MOST_CHARS + " characters.";
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

  public boolean isInbox() {
    return path.equals("INBOX");
  }

  /** Returns the name one level up, or an empty path at the top. */
  public String parentPath() {
    int last = path.lastIndexOf(DELIMITER);
    return last < 0 ? "" : path.substring(0, last);
  }

  /** Returns whether this is below the other, at any depth. */
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
