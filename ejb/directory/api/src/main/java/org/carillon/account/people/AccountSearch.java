package org.carillon.account.people;

import java.util.List;
import java.util.UUID;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Finds accounts by the attributes of their owners, for provisioning programs. */
public interface AccountSearch {

  /**
   * Some of the accounts that a query finds.
   *
   * @param total the number of accounts that the query finds
   * @param some the requested accounts
   */
  record Found(long total, List<AccountWithAliases> some) {
    public Found {
      some = List.copyOf(some);
    }
  }

  /** Returns the account with this id. Every account may read its own. */
  Answer<AccountWithAliases> find(Caller caller, UUID id);

  /**
   * Searches the accounts that the caller administers.
   *
   * @param skipped the number of results that are left out at the beginning
   * @param most the greatest number of results to return
   */
  Answer<Found> search(Caller caller, PersonQuery query, PersonOrder order, int skipped, int most);
}
