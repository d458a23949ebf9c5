package org.carillon.mailbox.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.carillon.account.Addresses;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.setting.SettingChanges;
import org.carillon.blob.BlobWriter;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.carillon.contract.collection.Collections;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.mailbox.MailArchive;
import org.carillon.mailbox.Subaddresses;
import org.carillon.mailbox.TextIndex;
import org.carillon.mailbox.internal.quota.SettingLimits;
import org.carillon.mailbox.internal.sharing.AddressPeople;
import org.carillon.node.Life;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.carillon.store.ChangeHints;
import org.carillon.store.Deliveries;
import org.carillon.store.MailFeed;
import org.carillon.store.quota.SettingQuotas;

/** The store in the application server: starts with it and ends with it. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class MailStoreStart {
  @Resource(lookup = "java:jboss/datasources/CarillonDS")
  DataSource database;

  @Inject Settings settings;
  @Inject SettingChanges changes;
  @Inject Spools spools;
  @Inject Blobs blobs;
  @Inject BlobWriter writer;
  @Inject Instance<ChangeHints> hints;
  @Inject Instance<TextIndex> texts;
  @Inject Addresses addresses;
  @Inject HomeKey homeKey;
  @Inject Life life;

  private MailStore store;

  @PostConstruct
  void start() {
    ChangeHints carrier = hints.isResolvable() ? hints.get() : new NoHints();
    store =
        new MailStore(
            new MailStore.Ground(
                database,
                spools,
                blobs,
                writer,
                carrier,
                texts.isResolvable() ? texts.get() : TextIndex.NONE,
                new AddressPeople(addresses),
                homeKey),
            life,
            new SettingQuotas(settings),
            new SettingLimits(changes),
            MailStore.Memory.of(Runtime.getRuntime().maxMemory()));
    store.start();
  }

  /** Forgets the batches of lives that ended long ago, for nobody asks for them any more. */
  public void begin(@Observes DatabaseReady ready) {
    store.schemaThere();
    store.forgetFormerLives(life.node());
    store.ready();
  }

  @PreDestroy
  void stop() {
    store.close();
  }

  /** The way in. */
  @Produces
  public Deliveries deliveries() {
    return store.deliveries();
  }

  /** Where mail to subaddresses goes. */
  @Produces
  public Subaddresses subaddresses() {
    return store.subaddresses();
  }

  /** The mailboxes. */
  @Produces
  public MailAccess mailboxes() {
    return store.mailboxes();
  }

  /** The collections. */
  @Produces
  public Collections collections() {
    return store.collections();
  }

  /** What is in the mailboxes, for who indexes it. */
  @Produces
  public MailFeed feed() {
    return store.feed();
  }

  /** The mailboxes, for who archives them. */
  @Produces
  public MailArchive archive() {
    return store.archive();
  }

  /** The whole, for this package. */
  public MailStore store() {
    return store;
  }
}
