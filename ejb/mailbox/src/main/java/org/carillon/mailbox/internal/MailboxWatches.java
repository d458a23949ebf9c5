package org.carillon.mailbox.internal;

import static org.carillon.mailbox.internal.access.OperationAnswers.answer;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.sharing.SharedMailbox;
import org.carillon.mailbox.sharing.SharedMailboxes;
import org.carillon.store.opening.OpenMailboxes;

/** Notifies readers of changes of the mailboxes that they may read. */
record MailboxWatches(
    SqlTransactions transactions, OpenMailboxes open, MailboxAuthorization authorization) {
  /** The largest number of others' mailboxes and trees that are watched with the account's own. */
  private static final int MOST_WATCHED = 500;

  Watch watch(Caller caller, long mailbox, Runnable onChange) {
    return switch (answer(
        caller, () -> authorization.at(caller.account(), mailbox, Right.READ).owner())) {
      case Answer.Done(Long owner) -> open.watch(owner, mailbox, onChange);
      // The caller also asks for the view, and gets the reason there.
      case Answer.Failed(_) -> () -> {};
    };
  }

  Watch watchAll(Caller caller, Runnable onChange) {
    List<Watch> watches = new ArrayList<>();
    watches.add(open.watchAll(caller.account(), onChange));
    switch (answer(caller, () -> visible(authorization.person(caller.account())))) {
      case Answer.Done(List<SharedMailbox> shared) -> {
        shared.stream()
            .filter(mailbox -> mailbox.rights().has(Right.READ))
            .limit(MOST_WATCHED)
            .forEach(mailbox -> watches.add(open.watch(mailbox.owner(), mailbox.id(), onChange)));
        shared.stream()
            .map(SharedMailbox::owner)
            .distinct()
            .limit(MOST_WATCHED)
            .forEach(owner -> watches.add(open.watchTree(owner, onChange)));
      }
      // The account's own mailboxes are watched nevertheless.
      case Answer.Failed(_) -> {}
    }
    return () -> watches.forEach(Watch::close);
  }

  Watch watchFullness(Caller caller, Runnable onFull) {
    return open.watchFullness(caller.account(), onFull);
  }

  Watch watchFullness(Caller caller, long mailbox, Runnable onFull) {
    return switch (answer(
        caller, () -> authorization.at(caller.account(), mailbox, Right.READ).owner())) {
      case Answer.Done(Long owner) when owner != caller.account() ->
          open.watchFullness(owner, onFull);
      case Answer.Done(_), Answer.Failed(_) -> () -> {};
    };
  }

  private List<SharedMailbox> visible(Person person) throws SQLException {
    return transactions.read(connection -> SharedMailboxes.visibleTo(connection, person));
  }
}
