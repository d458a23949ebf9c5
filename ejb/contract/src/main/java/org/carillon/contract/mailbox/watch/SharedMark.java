package org.carillon.contract.mailbox.watch;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * Up to where somebody knows what happened in the mailboxes that others share with him.
 *
 * @param seen which those were
 */
public record SharedMark(Map<MailboxName, Seen> seen) {

  /**
   * A mailbox as it was.
   *
   * @param mailbox its id
   * @param modseq its HIGHESTMODSEQ
   * @param readable whether it may be read
   */
  public record Seen(long mailbox, long modseq, boolean readable) {}

  /** Copies what it is given. */
  public SharedMark {
    seen = Map.copyOf(seen);
  }

  /** Whether the same mailboxes may be read as then, so that who watches them watches all. */
  public boolean readsTheSame(SharedMark then) {
    return readable().equals(then.readable());
  }

  private Set<Long> readable() {
    return seen.values().stream()
        .filter(Seen::readable)
        .map(Seen::mailbox)
        .collect(Collectors.toSet());
  }
}
