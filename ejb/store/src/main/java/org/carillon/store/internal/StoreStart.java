package org.carillon.store.internal;

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
import org.carillon.blob.BlobWriter;
import org.carillon.blob.Blobs;
import org.carillon.node.Life;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.carillon.store.ChangeHints;
import org.carillon.store.Deliveries;
import org.carillon.store.MailFeed;
import org.carillon.store.parts.NoChangeHints;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.quota.DomainSums;
import org.carillon.store.quota.SettingQuotas;

/** Starts and stops the store with the application server. */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class StoreStart {
  /** The divisor of the memory that gives the share for views that no session uses. */
  private static final int VIEWS = 8;

  @Resource(lookup = "java:jboss/datasources/CarillonDS")
  DataSource database;

  @Inject Settings settings;
  @Inject DomainSums sums;
  @Inject Blobs blobs;
  @Inject BlobWriter writer;
  @Inject Instance<ChangeHints> hints;
  @Inject Life life;

  private StoreParts parts;

  @PostConstruct
  void start() {
    ChangeHints carrier = hints.isResolvable() ? hints.get() : new NoChangeHints();
    parts =
        new StoreParts(
            new StoreParts.Dependencies(
                database, blobs, writer, carrier, new SettingQuotas(settings, sums)),
            life,
            StoreParts.viewMessages(Runtime.getRuntime().maxMemory() / VIEWS));
    parts.start();
  }

  /** Deletes the batch records of lives that ended long ago, which nothing reads any more. */
  public void begin(@Observes DatabaseReady ready) {
    parts.forgetFormerLives(life.node());
  }

  @PreDestroy
  void stop() {
    parts.close();
  }

  /** Returns the parts, for capabilities that build on them. */
  @Produces
  public StoreParts parts() {
    return parts;
  }

  @Produces
  public Deliveries deliveries() {
    return parts.deliveries();
  }

  @Produces
  public MailFeed feed() {
    return parts.feed();
  }
}
