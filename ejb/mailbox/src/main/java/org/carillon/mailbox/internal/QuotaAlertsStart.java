package org.carillon.mailbox.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.carillon.account.Addresses;
import org.carillon.account.group.Memberships;
import org.carillon.account.setting.NotificationLanguages;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.blob.Spools;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Transactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.mailbox.AccountUse;
import org.carillon.mailbox.internal.alerting.QuotaAlerts;
import org.carillon.mailbox.internal.quota.QuotaUse;
import org.carillon.mailbox.sharing.AddressDirectory;
import org.carillon.mailbox.sharing.Person;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.store.parts.StoreParts;
import org.carillon.store.quota.Quotas;

/** Sends due quota alerts in the owner's language, with an entry in the audit log. */
@ApplicationScoped
class QuotaAlertsStart implements QuotaAlerts.Told, DueWork {
  private final Transactions transactions;
  private final Settings settings;
  private final Audit audit;

  private final QuotaAlerts alerts;

  @Inject
  QuotaAlertsStart(
      SqlTransactions database,
      Transactions transactions,
      StoreParts store,
      Spools spools,
      Settings settings,
      Addresses addresses,
      Memberships memberships,
      Audit audit) {
    this.transactions = transactions;
    this.settings = settings;
    this.audit = audit;
    Quotas quotas = store.quotas();
    this.alerts =
        new QuotaAlerts(
            database,
            store.deliveries()::notice,
            spools,
            (domain, account, messages, octets) ->
                QuotaUse.of(quotas, domain, account, messages, octets),
            new AddressDirectory(addresses, memberships),
            this);
  }

  @Override
  public DueKind kind() {
    return DueKind.of("quota-alerts", "Warning owners of nearly full accounts", QuotaAlerts.DUE);
  }

  @Override
  public boolean take() throws SQLException, IOException {
    return alerts.round();
  }

  @Override
  public List<Locale> in(Person owner) {
    Scope scope = Scope.account(owner.domain(), owner.account());
    return NotificationLanguages.of(settings, scope);
  }

  @Override
  public void was(Person owner, AccountUse use) {
    transactions.run(
        entities ->
            audit.note(
                "account.nearly-full",
                AuditSubject.of(owner.domain(), owner.address()),
                use.percent() + " % full"));
  }
}
