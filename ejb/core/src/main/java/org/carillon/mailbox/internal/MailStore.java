package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.carillon.account.secret.HomeKey;
import org.carillon.blob.BlobWriter;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.carillon.contract.collection.Collections;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.database.PooledIds;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.MailArchive;
import org.carillon.mailbox.Subaddresses;
import org.carillon.mailbox.TextIndex;
import org.carillon.mailbox.internal.access.Doors;
import org.carillon.mailbox.internal.placing.Appends;
import org.carillon.mailbox.internal.placing.PostedMailboxes;
import org.carillon.mailbox.internal.quota.QuotaLimiting;
import org.carillon.mailbox.internal.reading.Summaries;
import org.carillon.mailbox.internal.recovering.Recoverer;
import org.carillon.mailbox.internal.restoring.ArchivedRows;
import org.carillon.mailbox.internal.restoring.RestoreGround;
import org.carillon.mailbox.internal.restoring.RestoredIds;
import org.carillon.mailbox.internal.rewinding.Rewinder;
import org.carillon.mailbox.internal.sharing.AccessLists;
import org.carillon.mailbox.internal.sharing.FolderAliases;
import org.carillon.mailbox.internal.sharing.People;
import org.carillon.mailbox.internal.tree.AccessChanges;
import org.carillon.mailbox.internal.tree.AliasChanges;
import org.carillon.mailbox.internal.tree.MailboxTree;
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

/** The parts of the capability, put together, with their threads. */
public final class MailStore implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(MailStore.class);

  /** What a message takes in a view, with some room. */
  private static final int OCTETS_IN_VIEW = 24;

  private final MailboxTree tree;
  private final DeliveryCombiner deliveries;
  private final FlagCombiner flags;
  private final Mailboxes mailboxes;
  private final StoredCollections collections;
  private final OpenMailboxes open;
  private final AccessChanges access;
  private final AliasChanges aliases;
  private final Subaddresses subaddresses;
  private final Recoverer recoverer;
  private final Rewinder rewinder;
  private final Warming warming;
  private final Upkeep upkeep;
  private final MailFeed feed;
  private final SqlTransactions transactions;
  private final MailArchive archive;

  /** What the store stands on. */
  public record Ground(
      DataSource dataSource,
      Spools spools,
      Blobs blobs,
      BlobWriter writer,
      ChangeHints hints,
      TextIndex texts,
      People people,
      HomeKey homeKey) {}

  /**
   * How much memory the store may take.
   *
   * @param viewMessages of how many messages views are kept that no session shows
   * @param summaryOctets how many octets of summaries are kept
   */
  public record Memory(long viewMessages, long summaryOctets) {

    /** An eighth for each. */
    static Memory of(long octets) {
      return new Memory(octets / 8 / OCTETS_IN_VIEW, octets / 8);
    }
  }

  /**
   * Puts the parts together; {@link #start} sets them going.
   *
   * @param life this start of this node
   */
  MailStore(Ground ground, Life life, Quotas quotas, QuotaLimiting limiting, Memory memory) {
    this.transactions = new SqlTransactions(ground.dataSource);
    AccessLists lists = new AccessLists(transactions);
    this.open = new OpenMailboxes(transactions, ground.hints, memory.viewMessages);
    open.add(lists);
    FolderAliases folderAliases = new FolderAliases(transactions);
    Doors doors = new Doors(transactions, open, lists, folderAliases, ground.people);
    this.access = new AccessChanges(transactions, open, doors, ground.people);
    this.aliases = new AliasChanges(transactions, open, doors, folderAliases);
    this.subaddresses = new PostedMailboxes(transactions, lists, ground.people);
    PooledIds mailboxIds = new PooledIds(ground.dataSource, "mailbox_id", 20);
    this.tree = new MailboxTree(transactions, mailboxIds, quotas, open);
    Expunger expunger = new Expunger(transactions, open);
    BatchWriter batches =
        new BatchWriter(ground.dataSource, ground.writer, quotas, new BatchRecord(life.id()));
    this.deliveries = new DeliveryCombiner(ground.writer, batches, open);
    this.flags = new FlagCombiner(transactions, open);
    this.mailboxes =
        new Mailboxes(
            transactions,
            quotas,
            limiting,
            ground.spools,
            ground.blobs,
            open,
            doors,
            tree,
            expunger,
            flags,
            new Appends(deliveries, quotas),
            ground.texts,
            new UrlKeys(transactions, ground.homeKey),
            new Summaries(transactions, memory.summaryOctets),
            access,
            aliases);
    this.collections =
        new StoredCollections(
            transactions, quotas, ground.spools, ground.blobs, open, doors, tree, deliveries);
    this.recoverer = new Recoverer(transactions, quotas, open, tree);
    this.rewinder =
        new Rewinder(
            transactions, quotas, open, new FlagStore(transactions, open, flags), life.node());
    this.warming = new Warming(transactions, mailboxes, memory.viewMessages / 4);
    this.upkeep = new Upkeep(open, warming);
    this.feed = new PlacedMail(transactions, ground.blobs);
    this.archive =
        new ArchivedRows(
            ground.dataSource,
            ground.spools,
            ground.blobs,
            new RestoreGround(
                transactions,
                deliveries,
                ground.blobs,
                quotas,
                open,
                tree,
                ground.people,
                mailboxIds,
                new RestoredIds.Source(
                    transactions, new PooledIds(ground.dataSource, "item_id", 500)),
                expunger,
                new FlagStore(transactions, open, flags)));
  }

  /** Forgets what lives of nodes that ended long ago committed last. */
  public void forgetFormerLives(String node) {
    try {
      BatchRecord.forget(transactions, node);
    } catch (SQLException later) {
      LOG.warnf("Batches of earlier runs are forgotten at the next start: %s", later.getMessage());
    }
  }

  public void start() {
    deliveries.start();
    flags.start();
  }

  /** The schema is there: what is kept in the database is compared from now on. */
  public void ready() {
    upkeep.start();
  }

  public DeliveryCombiner deliveries() {
    return deliveries;
  }

  public MailAccess mailboxes() {
    return mailboxes;
  }

  public Collections collections() {
    return collections;
  }

  public MailFeed feed() {
    return feed;
  }

  public MailArchive archive() {
    return archive;
  }

  public AccessChanges access() {
    return access;
  }

  public MailboxTree tree() {
    return tree;
  }

  public AliasChanges aliases() {
    return aliases;
  }

  public Subaddresses subaddresses() {
    return subaddresses;
  }

  public Recoverer recoverer() {
    return recoverer;
  }

  public Rewinder rewinder() {
    return rewinder;
  }

  /** What reads tables by itself may begin. */
  public void schemaThere() {
    upkeep.schemaThere();
  }

  public Warming warming() {
    return warming;
  }

  public OpenMailboxes open() {
    return open;
  }

  /** Makes an account's first mailboxes in the transaction that makes the account. */
  void provision(Connection connection, long account, long domain, String address)
      throws SQLException {
    tree.provision(connection, account, domain, address);
  }

  @Override
  public void close() {
    deliveries.close();
    flags.close();
    upkeep.close();
  }
}
