package org.carillon.mailbox.internal.report;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.report.QuotaReport;
import org.carillon.mailbox.report.QuotaReports;
import org.carillon.settings.Settings;
import org.carillon.store.quota.DomainSums;
import org.carillon.store.quota.Quotas;
import org.carillon.store.quota.SettingQuotas;
import org.jboss.logging.Logger;

/** Answers requests for reports. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class QuotaReportOperations implements QuotaReports {
  private static final Logger LOG = Logger.getLogger(QuotaReportOperations.class);

  private final Domains domains;
  private final SqlTransactions database;
  private final ReportQueries queries;

  @Inject
  QuotaReportOperations(
      Domains domains, SqlTransactions database, Settings settings, DomainSums sums) {
    this(domains, database, new SettingQuotas(settings, sums));
  }

  QuotaReportOperations(Domains domains, SqlTransactions database, Quotas quotas) {
    this.domains = domains;
    this.database = database;
    this.queries = new ReportQueries(quotas);
  }

  @Override
  public Answer<QuotaReport> of(Caller caller, String domain, PageRequest request) {
    return domains.find(caller, domain).then(found -> report(caller, found, request));
  }

  private Answer<QuotaReport> report(Caller caller, Domain domain, PageRequest request) {
    if (!caller.administersDomain(domain.id())) {
      return Answer.failed(new Failure.NotAllowed());
    }
    try {
      return new Answer.Done<>(
          database.read(
              connection -> queries.report(connection, domain.id(), domain.name(), request)));
    } catch (SQLException away) {
      LOG.warn("The storage use of accounts cannot be read at the moment", away);
      return Answer.failed(new Failure.TryLater("The store is not available at the moment."));
    }
  }
}
