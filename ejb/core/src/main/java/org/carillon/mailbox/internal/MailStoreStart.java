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
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.carillon.blob.BlobWriter;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.mailbox.ChangeHints;
import org.carillon.mailbox.Deliveries;
import org.carillon.settings.Settings;

/** The store in the application server: starts with it and ends with it. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class MailStoreStart {
  /** What a message takes in a view, with some room. */
  private static final int OCTETS_IN_VIEW = 24;

  @Resource(lookup = "java:jboss/datasources/CarillonDS")
  DataSource database;

  @Inject Settings settings;
  @Inject Spools spools;
  @Inject Blobs blobs;
  @Inject BlobWriter writer;
  @Inject Instance<ChangeHints> hints;

  private MailStore store;

  @PostConstruct
  void start() {
    ChangeHints carrier = hints.isResolvable() ? hints.get() : new NoHints();
    // An eighth of the memory for views that no session shows.
    long viewMessages = Runtime.getRuntime().maxMemory() / 8 / OCTETS_IN_VIEW;
    store =
        new MailStore(
            new MailStore.Ground(database, spools, blobs, writer, carrier),
            System.getProperty("carillon.node", "carillon"),
            new SettingQuotas(settings),
            viewMessages);
    store.start();
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

  /** The mailboxes. */
  @Produces
  public MailAccess mailboxes() {
    return store.mailboxes();
  }

  /** The whole, for this package. */
  public MailStore store() {
    return store;
  }
}
