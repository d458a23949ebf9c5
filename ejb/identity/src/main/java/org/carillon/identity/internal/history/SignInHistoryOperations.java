package org.carillon.identity.internal.history;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.account.Accounts;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.identity.history.SignInHistory;
import org.carillon.identity.history.SignInSummary;
import org.carillon.settings.Settings;

/** The history of sign-ins in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SignInHistoryOperations implements SignInHistory {
  private final DirectoryTransactions directory;
  private final Accounts accounts;
  private final SignInRows rows;

  @Inject
  public SignInHistoryOperations(
      DirectoryTransactions directory, Accounts accounts, Settings settings) {
    this.directory = directory;
    this.accounts = accounts;
    this.rows = new SignInRows(new NamedPlaces(settings));
  }

  @Override
  public Answer<List<SignInSummary>> list(Caller caller, String address) {
    return accounts
        .governed(caller, address)
        .then(
            account ->
                directory.look(entities -> new Answer.Done<>(rows.of(entities, account.id()))));
  }
}
