package org.carillon.store.changes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of an expunge in the change log.
 *
 * @param mailbox the mailbox the message was in
 * @param modseq the modseq of the expunge
 * @param uid the UID of the message in that mailbox
 */
public record ExpungeId(long mailbox, long modseq, long uid) {
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,18})\\.([0-9]{1,18})\\.([0-9]{1,18})");

  /** A position after every expunge. */
  public static final ExpungeId END = new ExpungeId(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  /** Parses an id from a client; empty if the text is not an id. */
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
