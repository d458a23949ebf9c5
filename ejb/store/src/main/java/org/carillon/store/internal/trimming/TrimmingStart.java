package org.carillon.store.internal.trimming;

import io.micrometer.core.instrument.Metrics;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.carillon.account.DeletedAccounts;
import org.carillon.blob.BlobReferences;
import org.carillon.database.SqlTransactions;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.carillon.store.AttachedRows;

/** Starts trimming in the application server, once the schema exists. */
@ApplicationScoped
class TrimmingStart {
  private final SqlTransactions transactions;
  private final Settings settings;
  private final DeletedAccounts accounts;
  private final Instance<BlobReferences> references;
  private final Instance<AttachedRows> attached;

  private Trimming trimming;

  @Inject
  TrimmingStart(
      SqlTransactions transactions,
      Settings settings,
      DeletedAccounts accounts,
      @Any Instance<BlobReferences> references,
      @Any Instance<AttachedRows> attached) {
    this.transactions = transactions;
    this.settings = settings;
    this.accounts = accounts;
    this.references = references;
    this.attached = attached;
  }

  void start(@Observes DatabaseReady ready) {
    trimming =
        new Trimming(
            transactions,
            new SettingRetentionPeriods(settings),
            accounts::forget,
            new Above(references.stream().toList(), attached.stream().toList()),
            Metrics.globalRegistry);
    trimming.start();
  }

  @PreDestroy
  void stop() {
    if (trimming == null) {
      return;
    }
    trimming.close();
  }
}
