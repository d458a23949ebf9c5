package org.carillon.account.people;

import java.util.List;
import java.util.UUID;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Accounts by what is said of whose they are, for programs that keep them up. */
public interface AccountHolders {

  /**
   * Some of those that a query finds.
   *
   * @param total how many it finds
   * @param some those asked for
   */
  record Found(long total, List<AccountHolder> some) {
    /** Copies. */
    public Found {
      some = List.copyOf(some);
    }
  }

  /** The account with this id; everyone may see its own. */
  Answer<AccountHolder> find(Caller caller, UUID id);

  /**
   * Those of the accounts that the caller administers.
   *
   * @param skipped how many of the first are left out
   * @param most how many are told at most
   */
  Answer<Found> search(Caller caller, PersonQuery query, PersonOrder order, int skipped, int most);
}
