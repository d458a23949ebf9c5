package org.carillon.mailbox.internal.restoring;

import org.carillon.blob.Blobs;
import org.carillon.database.PooledIds;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.sharing.People;
import org.carillon.mailbox.internal.tree.MailboxTree;
import org.carillon.store.delivery.DeliveryCombiner;
import org.carillon.store.expunging.Expunger;
import org.carillon.store.flagging.FlagStore;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.quota.Quotas;

/** What restorations stand on. */
public record RestoreGround(
    SqlTransactions transactions,
    DeliveryCombiner deliveries,
    Blobs blobs,
    Quotas quotas,
    OpenMailboxes open,
    MailboxTree tree,
    People people,
    PooledIds mailboxIds,
    RestoredIds.Source ids,
    Expunger expunger,
    FlagStore flags) {}
