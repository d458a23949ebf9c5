package org.carillon.archive.internal.restoring;

import org.carillon.database.PooledIds;
import org.carillon.mailbox.sharing.People;
import org.carillon.mailbox.tree.MailboxTree;
import org.carillon.recovery.reserving.AccountReservations;
import org.carillon.store.parts.StoreParts;

/** The components that restorations need. */
public record RestoreContext(
    StoreParts store,
    MailboxTree tree,
    People people,
    AccountReservations restorations,
    PooledIds mailboxIds,
    RestoredIds.Source ids) {

  /** Creates this with a source of ids of its own. */
  public static RestoreContext of(StoreParts store, MailboxTree tree, People people) {
    return new RestoreContext(
        store,
        tree,
        people,
        new AccountReservations(store.transactions()),
        new PooledIds(store.dataSource(), "mailbox_id", 20),
        new RestoredIds.Source(
            store.transactions(), new PooledIds(store.dataSource(), "item_id", 500)));
  }
}
