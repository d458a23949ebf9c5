package org.carillon.mailbox.internal;

import org.carillon.blob.Blobs;
import org.carillon.database.PooledIds;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.restoring.RestoredIds;
import org.carillon.mailbox.internal.sharing.People;

/** What restorations stand on. */
record RestoreGround(
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
