package org.carillon.contract.mailbox.watch;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.folders.MailboxName;

/** The state of the mailboxes shared with an account, to ask later what has changed. */
public record SharedState(Map<MailboxName, Seen> seen) {

  /**
   * The state of a mailbox.
   *
   * @param mailbox its id
   * @param modseq its HIGHESTMODSEQ
   * @param readable true if the account may read it
   */
  public record Seen(long mailbox, long modseq, boolean readable) {}

  public SharedState {
    seen = Map.copyOf(seen);
  }

  /** Returns whether the same mailboxes are readable as in an earlier state. */
  public boolean readsTheSame(SharedState then) {
    return readable().equals(then.readable());
  }

  private Set<Long> readable() {
    return seen.values().stream()
        .filter(Seen::readable)
        .map(Seen::mailbox)
        .collect(Collectors.toSet());
  }
}
