package org.carillon.mailbox.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.carillon.account.secret.HomeKey;
import org.carillon.blob.Spools;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.database.PooledIds;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.CollectionItemPort;
import org.carillon.mailbox.FileLimits;
import org.carillon.mailbox.OwnMailboxes;
import org.carillon.mailbox.OwnMessages;
import org.carillon.mailbox.RedactedCollections;
import org.carillon.mailbox.SpecialMailboxes;
import org.carillon.mailbox.Subaddresses;
import org.carillon.mailbox.TextIndex;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.ItemSearch;
import org.carillon.mailbox.conversation.ConversationAccess;
import org.carillon.mailbox.internal.access.MailboxAuthorization;
import org.carillon.mailbox.internal.collection.StoredCollections;
import org.carillon.mailbox.internal.collection.StoredItemSearch;
import org.carillon.mailbox.internal.conversation.StoredConversations;
import org.carillon.mailbox.internal.placing.SpecialUseMailboxes;
import org.carillon.mailbox.internal.placing.SubaddressMailboxes;
import org.carillon.mailbox.internal.quota.QuotaLimiting;
import org.carillon.mailbox.internal.quota.QuotaRoots;
import org.carillon.mailbox.internal.reading.Summaries;
import org.carillon.mailbox.internal.resource.StoredLocks;
import org.carillon.mailbox.internal.resource.StoredProperties;
import org.carillon.mailbox.internal.tree.AccessChanges;
import org.carillon.mailbox.internal.tree.AliasChanges;
import org.carillon.mailbox.resource.ResourceLocks;
import org.carillon.mailbox.resource.ResourceProperties;
import org.carillon.mailbox.ruling.MailboxRules;
import org.carillon.mailbox.sharing.AccessLists;
import org.carillon.mailbox.sharing.AssignedFolders;
import org.carillon.mailbox.sharing.FolderAliases;
import org.carillon.mailbox.sharing.People;
import org.carillon.mailbox.tree.FirstMailboxes;
import org.carillon.mailbox.tree.MailboxTree;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.opening.ReaderViews;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.rows.SingleStatements;

/** Assembles the parts of this capability on top of those of the store. */
public final class MailStore implements AutoCloseable {
  private final MailboxTree tree;
  private final FirstMailboxes firstMailboxes;
  private final Mailboxes mailboxes;
  private final OwnMessages ownMessages;
  private final ConversationAccess conversations;
  private final StoredCollections collections;
  private final ItemSearch itemSearch;
  private final RedactedCollections redacted;
  private final StoredProperties properties;
  private final StoredLocks locks;
  private final AccessChanges access;
  private final AliasChanges aliases;
  private final Subaddresses subaddresses;
  private final SpecialMailboxes specialMailboxes;
  private final CacheWarmup warmup;
  private final ViewMaintenance maintenance;

  /** The components that mailboxes need besides the store. */
  public record Dependencies(
      Spools spools,
      TextIndex texts,
      People people,
      QuotaLimiting limiting,
      HomeKey homeKey,
      MailboxRules rules,
      CollectionItemPort items,
      AssignedFolders given,
      FileLimits bounds) {

    /** Creates this without given folders and without limits besides quotas. */
    public Dependencies(
        Spools spools,
        TextIndex texts,
        People people,
        QuotaLimiting limiting,
        HomeKey homeKey,
        MailboxRules rules,
        CollectionItemPort items) {
      this(
          spools,
          texts,
          people,
          limiting,
          homeKey,
          rules,
          items,
          AssignedFolders.NONE,
          FileLimits.NONE);
    }

    /** Creates this without rules of mailboxes. */
    public Dependencies(
        Spools spools, TextIndex texts, People people, QuotaLimiting limiting, HomeKey homeKey) {
      this(spools, texts, people, limiting, homeKey, MailboxRules.NONE, CollectionItemPort.NONE);
    }
  }

  /**
   * Assembles the parts.
   *
   * @param summaryOctets the number of octets of summaries that are kept in memory
   */
  MailStore(StoreParts store, Dependencies dependencies, long summaryOctets) {
    SqlTransactions transactions = store.transactions();
    OpenMailboxes open = store.open();
    AccessLists lists = new AccessLists(transactions);
    open.add(lists);
    FolderAliases folderAliases =
        new FolderAliases(transactions, dependencies.people, dependencies.given);
    MailboxAuthorization authorization =
        new MailboxAuthorization(transactions, open, lists, folderAliases, dependencies.people);
    this.access = new AccessChanges(transactions, open, authorization, dependencies.people);
    this.aliases = new AliasChanges(transactions, open, authorization, folderAliases);
    this.subaddresses = new SubaddressMailboxes(transactions, lists, dependencies.people);
    this.specialMailboxes = new SpecialUseMailboxes(new SingleStatements(transactions));
    PooledIds mailboxIds = new PooledIds(store.dataSource(), "mailbox_id", 20);
    this.tree =
        new MailboxTree(transactions, mailboxIds, store.quotas(), open, dependencies.bounds);
    this.firstMailboxes = new FirstMailboxes(mailboxIds);
    OpenedMailboxes opened =
        new OpenedMailboxes(
            transactions,
            open,
            authorization,
            new ReaderViews(transactions, open),
            new QuotaRoots(
                transactions, store.quotas(), dependencies.limiting, open, authorization));
    StoredMessages stored =
        new StoredMessages(
            transactions, open, store.blobs(), new Summaries(transactions, summaryOctets));
    this.ownMessages = new StoredOwnMessages(transactions, stored);
    this.mailboxes =
        new Mailboxes(
            store,
            opened,
            stored,
            dependencies.texts,
            dependencies.spools,
            tree,
            new UrlKeys(transactions, dependencies.homeKey),
            access,
            aliases,
            dependencies.rules,
            dependencies.items,
            dependencies.bounds);
    this.conversations = new StoredConversations(transactions, authorization, mailboxes);
    this.collections =
        new StoredCollections(
            store, dependencies.spools, authorization, tree, dependencies.bounds, false);
    this.itemSearch = new StoredItemSearch(transactions, authorization);
    this.redacted =
        new RedactedCollections(
            new StoredCollections(
                store, dependencies.spools, authorization, tree, dependencies.bounds, true));
    this.properties = new StoredProperties(transactions, authorization);
    this.locks = new StoredLocks(transactions, authorization);
    this.warmup = new CacheWarmup(transactions, opened, store.viewMessages() / 4);
    this.maintenance = new ViewMaintenance(open, warmup);
  }

  /** Starts the comparison of cached data with the database, now that the schema exists. */
  public void ready() {
    maintenance.start();
  }

  public MailAccess mailboxes() {
    return mailboxes;
  }

  public OwnMailboxes ownMailboxes() {
    return mailboxes.own();
  }

  public ConversationAccess conversations() {
    return conversations;
  }

  public OwnMessages ownMessages() {
    return ownMessages;
  }

  public Collections collections() {
    return collections;
  }

  public ItemSearch itemSearch() {
    return itemSearch;
  }

  public RedactedCollections redactedCollections() {
    return redacted;
  }

  public ResourceProperties properties() {
    return properties;
  }

  public ResourceLocks locks() {
    return locks;
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

  public SpecialMailboxes specialMailboxes() {
    return specialMailboxes;
  }

  /** Starts the components that read tables on their own. */
  public void schemaThere() {
    maintenance.schemaThere();
  }

  public CacheWarmup warmup() {
    return warmup;
  }

  /** Creates accounts' first mailboxes in the transaction that creates the accounts. */
  void provision(Connection connection, List<FirstMailboxes.Owner> owners) throws SQLException {
    firstMailboxes.make(connection, owners);
  }

  @Override
  public void close() {
    maintenance.close();
  }
}
