package org.carillon.protocol.imap.folders;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * A LIST pattern (RFC 3501 §6.3.8): {@code *} matches anything, {@code %} anything within a level.
 * The time to match is proportional to pattern times name, for any pattern.
 */
public final class MailboxPattern {
  private final String pattern;

  /** The text before a {@code *} that is the only wildcard, which is the usual case. */
  private final Optional<String> prefix;

  /** Creates the pattern of a reference and a pattern, which are concatenated here. */
  public MailboxPattern(String reference, String pattern) {
    this.pattern = canonicalInbox(reference + pattern);
    this.prefix = prefix(this.pattern);
  }

  /** Returns the client's pattern; empty if a part can't be in a name, so that nothing matches. */
  static Optional<MailboxPattern> of(Optional<String> reference, Optional<String> pattern) {
    return reference.flatMap(before -> pattern.map(name -> new MailboxPattern(before, name)));
  }

  private static Optional<String> prefix(String pattern) {
    int last = pattern.length() - 1;
    boolean only = last >= 0 && pattern.indexOf('*') == last && pattern.indexOf('%') < 0;
    return only ? Optional.of(pattern.substring(0, last)) : Optional.empty();
  }

  /** Writes INBOX in capitals, as in the names that it is compared with. */
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
    // The states are the positions in the pattern that the text read so far can have reached.
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

  /** Lets wildcards match nothing. */
  private void skipWildcards(boolean[] at) {
    for (int p = 0; p < pattern.length(); p++) {
      if (at[p] && (pattern.charAt(p) == '*' || pattern.charAt(p) == '%')) {
        at[p + 1] = true;
      }
    }
  }
}
