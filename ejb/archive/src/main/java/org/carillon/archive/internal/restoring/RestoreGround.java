package org.carillon.archive.internal.restoring;

import org.carillon.database.PooledIds;
import org.carillon.mailbox.sharing.People;
import org.carillon.mailbox.tree.MailboxTree;
import org.carillon.recovery.reserving.Restorations;
import org.carillon.store.parts.StoreParts;

/** The components that restorations need. */
public record RestoreGround(
    StoreParts store,
    MailboxTree tree,
    People people,
    Restorations restorations,
    PooledIds mailboxIds,
    RestoredIds.Source ids) {

  /** Creates this with a source of ids of its own. */
  public static RestoreGround of(StoreParts store, MailboxTree tree, People people) {
    return new RestoreGround(
        store,
        tree,
        people,
        new Restorations(store.transactions()),
        new PooledIds(store.dataSource(), "mailbox_id", 20),
        new RestoredIds.Source(
            store.transactions(), new PooledIds(store.dataSource(), "item_id", 500)));
  }
}
