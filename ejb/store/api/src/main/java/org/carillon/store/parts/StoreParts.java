package org.carillon.store.parts;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.carillon.blob.BlobWriter;
import org.carillon.blob.Blobs;
import org.carillon.database.SqlTransactions;
import org.carillon.node.Life;
import org.carillon.store.ChangeHints;
import org.carillon.store.MailFeed;
import org.carillon.store.delivery.BatchRecord;
import org.carillon.store.delivery.BatchWriter;
import org.carillon.store.delivery.DeliveryCombiner;
import org.carillon.store.expunging.Expunger;
import org.carillon.store.flagging.FlagCombiner;
import org.carillon.store.flagging.FlagStore;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.quota.Quotas;
import org.carillon.store.reading.PlacedMail;
import org.jboss.logging.Logger;

/** The store's parts and their threads; capabilities above build on them. */
public final class StoreParts implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(StoreParts.class);

  /** The octets that a message takes in a view, rounded up. */
  private static final int OCTETS_IN_VIEW = 24;

  private final Dependencies dependencies;
  private final long viewMessages;
  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final DeliveryCombiner deliveries;
  private final FlagCombiner combiner;
  private final FlagStore flags;
  private final Expunger expunger;
  private final MailFeed feed;

  /** The dependencies of the store. */
  public record Dependencies(
      DataSource dataSource, Blobs blobs, BlobWriter writer, ChangeHints hints, Quotas quotas) {}

  /**
   * Creates the parts; {@link #start} starts them.
   *
   * @param life this start of this node
   * @param viewMessages the most messages of the views that are kept while no session uses them
   */
  public StoreParts(Dependencies dependencies, Life life, long viewMessages) {
    this.dependencies = dependencies;
    this.viewMessages = viewMessages;
    this.transactions = new SqlTransactions(dependencies.dataSource);
    this.open = new OpenMailboxes(transactions, dependencies.hints, viewMessages);
    BatchWriter batches =
        new BatchWriter(
            dependencies.dataSource,
            dependencies.writer,
            dependencies.quotas,
            new BatchRecord(life.id()));
    this.deliveries = new DeliveryCombiner(dependencies.writer, batches, open);
    this.combiner = new FlagCombiner(transactions, open);
    this.flags = new FlagStore(transactions, open, combiner);
    this.expunger = new Expunger(transactions, open);
    this.feed = new PlacedMail(transactions, dependencies.blobs);
  }

  /** Returns the most messages of views that fit into the given octets of memory. */
  public static long viewMessages(long octets) {
    return octets / OCTETS_IN_VIEW;
  }

  /** Deletes the last-batch records of node lives that ended long ago. */
  public void forgetFormerLives(String node) {
    try {
      BatchRecord.forget(transactions, node);
    } catch (SQLException later) {
      LOG.warnf("Batches of earlier runs are removed at the next start: %s", later.getMessage());
    }
  }

  public void start() {
    deliveries.start();
    combiner.start();
  }

  public DataSource dataSource() {
    return dependencies.dataSource;
  }

  public SqlTransactions transactions() {
    return transactions;
  }

  public Blobs blobs() {
    return dependencies.blobs;
  }

  public Quotas quotas() {
    return dependencies.quotas;
  }

  /** Returns the most messages of the views that are kept while no session uses them. */
  public long viewMessages() {
    return viewMessages;
  }

  public OpenMailboxes open() {
    return open;
  }

  public DeliveryCombiner deliveries() {
    return deliveries;
  }

  public FlagStore flags() {
    return flags;
  }

  public Expunger expunger() {
    return expunger;
  }

  public MailFeed feed() {
    return feed;
  }

  @Override
  public void close() {
    deliveries.close();
    combiner.close();
  }
}
