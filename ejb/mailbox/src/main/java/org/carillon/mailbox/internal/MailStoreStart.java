package org.carillon.mailbox.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.account.Addresses;
import org.carillon.account.group.Memberships;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.setting.SettingChanges;
import org.carillon.blob.Spools;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.mailbox.AssignedFolderSettings;
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
import org.carillon.mailbox.internal.quota.SettingLimits;
import org.carillon.mailbox.resource.ResourceLocks;
import org.carillon.mailbox.resource.ResourceProperties;
import org.carillon.mailbox.ruling.MailboxRules;
import org.carillon.mailbox.sharing.AddressDirectory;
import org.carillon.mailbox.sharing.AssignedFolders;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.tree.MailboxTree;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.carillon.store.parts.StoreParts;

/** The mailboxes in the application server. They start after the store and end before it. */
@Startup
@Singleton
@DependsOn("StoreStart")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class MailStoreStart {
  /** The divisor of the memory that gives the part for summaries. */
  private static final int SUMMARIES = 8;

  @Inject StoreParts parts;
  @Inject SettingChanges changes;
  @Inject Spools spools;
  @Inject Instance<TextIndex> texts;
  @Inject Instance<MailboxRules> rules;
  @Inject Instance<CollectionItemPort> items;
  @Inject Instance<FileLimits> bounds;
  @Inject Addresses addresses;
  @Inject Memberships memberships;
  @Inject HomeKey homeKey;
  @Inject Settings settings;

  private MailStore store;

  @PostConstruct
  void start() {
    store =
        new MailStore(
            parts,
            new MailStore.Dependencies(
                spools,
                texts.isResolvable() ? texts.get() : TextIndex.NONE,
                new AddressDirectory(addresses, memberships),
                new SettingLimits(changes),
                homeKey,
                rules.isResolvable() ? rules.get() : MailboxRules.NONE,
                items.isResolvable() ? items.get() : CollectionItemPort.NONE,
                this::given,
                bounds.isResolvable() ? bounds.get() : FileLimits.NONE),
            Runtime.getRuntime().maxMemory() / SUMMARIES);
  }

  private List<AssignedFolders.Given> given(Person person) {
    return settings
        .value(AssignedFolderSettings.GIVEN, Scope.account(person.domain(), person.account()))
        .stream()
        .flatMap(line -> AssignedFolderSettings.read(line).stream())
        .toList();
  }

  /** Starts the comparison of cached data with the database. */
  public void begin(@Observes DatabaseReady ready) {
    store.schemaThere();
    store.ready();
  }

  @PreDestroy
  void stop() {
    store.close();
  }

  @Produces
  public SpecialMailboxes specialMailboxes() {
    return store.specialMailboxes();
  }

  @Produces
  public Subaddresses subaddresses() {
    return store.subaddresses();
  }

  @Produces
  public MailAccess mailboxes() {
    return store.mailboxes();
  }

  @Produces
  public ConversationAccess conversations() {
    return store.conversations();
  }

  /** Returns accounts' own mailboxes, for components that file messages for accounts. */
  @Produces
  public OwnMailboxes ownMailboxes() {
    return store.ownMailboxes();
  }

  @Produces
  public OwnMessages ownMessages() {
    return store.ownMessages();
  }

  @Produces
  public Collections collections() {
    return store.collections();
  }

  @Produces
  public ItemSearch itemSearch() {
    return store.itemSearch();
  }

  /** Returns the collections for components that hide details of what they show. */
  @Produces
  public RedactedCollections redactedCollections() {
    return store.redactedCollections();
  }

  /** Returns the properties of collections and items that DAV clients set. */
  @Produces
  public ResourceProperties properties() {
    return store.properties();
  }

  /** Returns the locks of DAV clients on collections and items. */
  @Produces
  public ResourceLocks locks() {
    return store.locks();
  }

  /** Returns the trees of mailboxes, for capabilities that build on them. */
  @Produces
  public MailboxTree tree() {
    return store.tree();
  }

  /** Returns the whole store of mailboxes, for this package. */
  public MailStore store() {
    return store;
  }
}
