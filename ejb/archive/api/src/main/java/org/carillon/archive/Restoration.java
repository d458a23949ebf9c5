package org.carillon.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.archive.mail.MailRestoration.Removed;

/**
 * A restoration, done or going on, on whatever node.
 *
 * @param id what it is asked for by
 * @param wish what is restored where
 * @param ready how many accounts were found or made, which is done for all before any mail comes
 * @param accounts the accounts that are done
 * @param ofAccounts how many there are to do
 * @param state how far it is
 * @param started when it began
 * @param ended when it ended
 * @param mailboxes how many mailboxes are restored and can be seen
 * @param leftAlone how many were there and stay as they are, since only those that are gone are
 *     wanted
 * @param messages how many messages are on the disk
 * @param removed what the backup does not have and was deleted
 * @param troubles what could not be restored, a sentence each: at most 1,000
 */
public record Restoration(
    String id,
    RestoreWish wish,
    int ready,
    List<String> accounts,
    int ofAccounts,
    WorkState state,
    Instant started,
    Optional<Instant> ended,
    long mailboxes,
    long leftAlone,
    long messages,
    Removed removed,
    List<String> troubles) {

  /** Keeps copies. */
  public Restoration {
    accounts = List.copyOf(accounts);
    troubles = List.copyOf(troubles);
  }

  /** How much is done of {@link #steps}. */
  public int stepsDone() {
    return ready + accounts.size();
  }

  /** Each account is made ready and then filled. */
  public int steps() {
    return 2 * ofAccounts;
  }
}
