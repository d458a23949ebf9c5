package org.carillon.store.changes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an expunge in the change log is known by.
 *
 * @param mailbox the mailbox it was in
 * @param modseq its modseq
 * @param uid the message's uid there
 */
public record ExpungeId(long mailbox, long modseq, long uid) {
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})\\.([0-9]{1,18})");

  /** Behind every expunge. */
  public static final ExpungeId END = new ExpungeId(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  /** Reads what a client gives; empty when it is none. */
  public static Optional<ExpungeId> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new ExpungeId(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return mailbox + "." + modseq + "." + uid;
  }
}
