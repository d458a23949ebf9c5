package org.carillon.policy.internal.external;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.declared.CountedTransactions;
import org.carillon.contract.answer.Failure;
import org.carillon.database.Transactions;
import org.carillon.settings.CacheVersions;

@ApplicationScoped
class ExternalFilterTransactions extends CountedTransactions {
  @Inject
  ExternalFilterTransactions(Transactions transactions, CacheVersions versions) {
    super(transactions, versions, CacheVersions.Kind.EXTERNAL_FILTERS, "filters");
  }

  @Override
  protected Failure broken(String constraint) {
    return new Failure.Taken("name", "There is a filter of that name already.");
  }
}
