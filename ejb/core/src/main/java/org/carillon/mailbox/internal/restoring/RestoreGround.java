package org.carillon.mailbox.internal.restoring;

import org.carillon.blob.Blobs;
import org.carillon.database.PooledIds;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.delivery.DeliveryCombiner;
import org.carillon.mailbox.internal.flagging.FlagStore;
import org.carillon.mailbox.internal.opening.OpenMailboxes;
import org.carillon.mailbox.internal.placing.Expunger;
import org.carillon.mailbox.internal.quota.Quotas;
import org.carillon.mailbox.internal.sharing.People;
import org.carillon.mailbox.internal.tree.MailboxTree;

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
