package org.carillon.protocol.imap.folders;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * A LIST pattern (RFC 3501 §6.3.8): {@code *} stands for anything, {@code %} for anything within a
 * level. Matching takes time in proportion to pattern times name, whatever the pattern.
 */
public final class MailboxPattern {
  private final String pattern;

  /** What stands before a {@code *} that is the only wildcard, as clients mostly ask. */
  private final Optional<String> prefix;

  /** Takes a reference and a pattern, which simply follow each other here. */
  public MailboxPattern(String reference, String pattern) {
    this.pattern = canonicalInbox(reference + pattern);
    this.prefix = prefix(this.pattern);
  }

  /** The same of what a client wrote; empty where one of them is no name's, so nothing matches. */
  static Optional<MailboxPattern> of(Optional<String> reference, Optional<String> pattern) {
    return reference.flatMap(before -> pattern.map(name -> new MailboxPattern(before, name)));
  }

  private static Optional<String> prefix(String pattern) {
    int last = pattern.length() - 1;
    boolean only = last >= 0 && pattern.indexOf('*') == last && pattern.indexOf('%') < 0;
    return only ? Optional.of(pattern.substring(0, last)) : Optional.empty();
  }

  /** INBOX is written in any case; the names it is compared with have it in capitals. */
  private static String canonicalInbox(String pattern) {
    int slash = pattern.indexOf(MailboxName.DELIMITER);
    String top = slash < 0 ? pattern : pattern.substring(0, slash);
    return top.equalsIgnoreCase("INBOX")
        ? "INBOX" + pattern.substring(top.length())
        : new MailboxName(pattern).path();
  }

  public boolean matches(String name) {
    return prefix.isPresent() ? name.startsWith(prefix.get()) : matchesWildcards(name);
  }

  private boolean matchesWildcards(String name) {
    // The states are positions in the pattern that what was read of the name can have led to.
    boolean[] at = new boolean[pattern.length() + 1];
    at[0] = true;
    skipWildcards(at);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean[] next = new boolean[at.length];
      boolean alive = false;
      for (int p = 0; p < pattern.length(); p++) {
        if (!at[p]) {
          continue;
        }
        char wanted = pattern.charAt(p);
        if (wanted == '*' || wanted == '%' && c != MailboxName.DELIMITER) {
          next[p] = true;
          alive = true;
        } else if (wanted == c) {
          next[p + 1] = true;
          alive = true;
        }
      }
      if (!alive) {
        return false;
      }
      skipWildcards(next);
      at = next;
    }
    return at[pattern.length()];
  }

  /** A wildcard may stand for nothing. */
  private void skipWildcards(boolean[] at) {
    for (int p = 0; p < pattern.length(); p++) {
      if (at[p] && (pattern.charAt(p) == '*' || pattern.charAt(p) == '%')) {
        at[p + 1] = true;
      }
    }
  }
}
