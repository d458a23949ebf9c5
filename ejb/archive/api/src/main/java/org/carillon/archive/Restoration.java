package org.carillon.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.archive.mail.MailRestoration.Removed;

/**
 * A restoration on any node, finished or in progress.
 *
 * @param id the restoration's id
 * @param request what is restored, and where
 * @param ready the number of accounts that were found or created; this is done for all accounts
 *     before any mail is restored
 * @param accounts the accounts that are finished
 * @param ofAccounts the number of accounts to restore
 * @param state its state
 * @param started when it started
 * @param ended when it ended
 * @param mailboxes the number of mailboxes that are restored and visible
 * @param leftAlone the number of mailboxes that exist and were not changed, because only missing
 *     ones are restored
 * @param messages the number of messages stored on the disk
 * @param removed what was deleted because the backup does not have it
 * @param troubles what could not be restored, a sentence each; at most 1,000
 */
public record Restoration(
    String id,
    RestoreRequest request,
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

  public Restoration {
    accounts = List.copyOf(accounts);
    troubles = List.copyOf(troubles);
  }

  /** Returns the number of finished {@link #steps}. */
  public int stepsDone() {
    return ready + accounts.size();
  }

  /** Returns the number of steps. Each account has two: it is found or created, and then filled. */
  public int steps() {
    return 2 * ofAccounts;
  }
}
