package org.carillon.policy.internal.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.declared.CountedTransactions;
import org.carillon.contract.answer.Failure;
import org.carillon.database.Transactions;
import org.carillon.settings.CacheVersions;

@ApplicationScoped
class FilterTransactions extends CountedTransactions {

  @Inject
  FilterTransactions(Transactions transactions, CacheVersions versions) {
    super(transactions, versions, CacheVersions.Kind.FILTER_ENTRIES, "filter entries");
  }

  @Override
  protected Failure broken(String constraint) {
    return constraint.equals("filter_entry_name")
        ? new Failure.Taken("name", "There is an entry with that name already.")
        : new Failure.Taken("pattern", "There is an entry for that already.");
  }
}
