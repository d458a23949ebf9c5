package org.carillon.policy.internal.dnslist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.answer.Failure;
import org.carillon.database.Transactions;
import org.carillon.policy.internal.transaction.CountedTransactions;
import org.carillon.settings.Versions;

/** Units of work on DNS lists. */
@ApplicationScoped
class DnsListTransactions extends CountedTransactions {

  @Inject
  DnsListTransactions(Transactions transactions, Versions versions) {
    super(transactions, versions, Versions.Kind.DNS_LISTS, "DNS lists");
  }

  @Override
  protected Failure broken(String constraint) {
    return constraint.equals("dns_list_name")
        ? new Failure.Taken("name", "There is a list with that name already.")
        : new Failure.Taken("zone", "There is a list of that zone already.");
  }
}
