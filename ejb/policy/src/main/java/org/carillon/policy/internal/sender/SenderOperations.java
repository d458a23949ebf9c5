package org.carillon.policy.internal.sender;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.sender.SenderChoice;
import org.carillon.contract.sender.SenderChoices;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.sender.AccountSender;
import org.carillon.policy.sender.AccountSenders;
import org.jboss.logging.Logger;

/** The lists of accounts, for callers who administer the accounts. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SenderOperations implements AccountSenders {
  static final Outage AWAY =
      new Outage(Logger.getLogger(SenderOperations.class), "Lists of senders can't be changed");

  private final SqlTransactions transactions;
  private final SenderChanges changes;
  private final Accounts accounts;

  @Inject
  SenderOperations(SqlTransactions transactions, SenderChanges changes, Accounts accounts) {
    this.transactions = transactions;
    this.changes = changes;
    this.accounts = accounts;
  }

  static SenderChoices.Owner owner(Account account) {
    return new SenderChoices.Owner(account.id(), account.domain(), account.address());
  }

  @Override
  public Answer<List<AccountSender>> list(Caller caller, String address) {
    return accounts.governed(caller, address).then(this::list);
  }

  private Answer<List<AccountSender>> list(Account account) {
    try {
      return new Answer.Done<>(
          transactions.read(connection -> SenderRows.all(connection, account.id())));
    } catch (SQLException | PersistenceException away) {
      AWAY.met(away.getMessage());
      return Answer.failed(
          new Failure.TryLater("The list of senders is not available at the moment."));
    }
  }

  @Override
  public Answer<AccountSender> put(
      Caller caller, String address, String sender, SenderChoice choice) {
    return accounts
        .governed(caller, address)
        .then(account -> changes.put(Optional.of(caller), owner(account), sender, choice));
  }

  @Override
  public Answer<AccountSender> remove(Caller caller, String address, String sender) {
    return accounts
        .governed(caller, address)
        .then(account -> changes.remove(caller, owner(account), sender));
  }
}
