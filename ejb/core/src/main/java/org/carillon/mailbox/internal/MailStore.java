package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.carillon.blob.BlobWriter;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.database.PooledIds;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.ChangeHints;
import org.carillon.mailbox.Deliveries;

/** The parts of the capability, put together, with their threads. */
final class MailStore implements AutoCloseable {
  private final MailboxTree tree;
  private final DeliveryCombiner deliveries;
  private final Mailboxes mailboxes;
  private final OpenMailboxes open;
  private final Upkeep upkeep;

  /** What the store stands on. */
  record Ground(
      DataSource dataSource, Spools spools, Blobs blobs, BlobWriter writer, ChangeHints hints) {}

  /**
   * Puts the parts together; {@link #start} sets them going.
   *
   * @param node the node's name, which no other running node has
   * @param viewMessages of how many messages views are kept in memory
   */
  MailStore(Ground ground, String node, Quotas quotas, long viewMessages) {
    SqlTransactions transactions = new SqlTransactions(ground.dataSource);
    this.open = new OpenMailboxes(transactions, ground.hints, viewMessages);
    PooledIds mailboxIds = new PooledIds(ground.dataSource, "mailbox_id", 20);
    this.tree = new MailboxTree(transactions, mailboxIds, quotas, open);
    Expunger expunger = new Expunger(transactions, open);
    BatchWriter batches =
        new BatchWriter(ground.dataSource, ground.writer, quotas, new BatchRecord(node));
    this.deliveries = new DeliveryCombiner(ground.writer, batches, open);
    this.mailboxes =
        new Mailboxes(
            transactions,
            quotas,
            ground.spools,
            ground.blobs,
            open,
            tree,
            expunger,
            new Appends(deliveries, quotas));
    this.upkeep = new Upkeep(open, expunger);
  }

  void start() {
    deliveries.start();
    upkeep.start();
  }

  Deliveries deliveries() {
    return deliveries;
  }

  MailAccess mailboxes() {
    return mailboxes;
  }

  OpenMailboxes open() {
    return open;
  }

  /** Makes an account's first mailboxes in the transaction that makes the account. */
  void provision(Connection connection, long account, long domain) throws SQLException {
    tree.provision(connection, account, domain);
  }

  @Override
  public void close() {
    deliveries.close();
    upkeep.close();
  }
}
