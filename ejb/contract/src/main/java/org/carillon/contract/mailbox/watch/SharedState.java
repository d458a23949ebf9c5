package org.carillon.contract.mailbox.watch;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * How the mailboxes are that others share with an account, to ask later what changed since.
 *
 * @param seen which those were
 */
public record SharedState(Map<MailboxName, Seen> seen) {

  /**
   * A mailbox as it was.
   *
   * @param mailbox its id
   * @param modseq its HIGHESTMODSEQ
   * @param readable whether it may be read
   */
  public record Seen(long mailbox, long modseq, boolean readable) {}

  /** Copies what it is given. */
  public SharedState {
    seen = Map.copyOf(seen);
  }

  /** Whether the same mailboxes may be read as then, so that who watches them watches all. */
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
