package org.carillon.mailbox.internal.quota;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.AccountUse;
import org.carillon.mailbox.AccountUses;
import org.carillon.mailbox.UsedAccount;
import org.carillon.settings.Settings;
import org.carillon.store.quota.DomainSums;
import org.carillon.store.quota.Quotas;
import org.carillon.store.quota.SettingQuotas;
import org.jboss.logging.Logger;

/** The use and limits of the accounts that {@link Accounts} shows to the caller. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountUseOperations implements AccountUses {
  private static final Logger LOG = Logger.getLogger(AccountUseOperations.class);
  private static final String USED =
      "select account, messages, octets from mail_account where account = any(?::bigint[])";

  private final Accounts accounts;
  private final SqlTransactions database;
  private final Quotas quotas;

  @Inject
  AccountUseOperations(
      Accounts accounts, SqlTransactions database, Settings settings, DomainSums sums) {
    this(accounts, database, new SettingQuotas(settings, sums));
  }

  AccountUseOperations(Accounts accounts, SqlTransactions database, Quotas quotas) {
    this.accounts = accounts;
    this.database = database;
    this.quotas = quotas;
  }

  @Override
  public Answer<AccountUse> of(Caller caller, String address) {
    return accounts
        .find(caller, address)
        .then(account -> measured(List.of(account), uses -> uses.getFirst().use()));
  }

  @Override
  public Answer<Page<UsedAccount>> list(
      Caller caller, Optional<String> domain, PageRequest request, boolean nearlyFull) {
    if (!nearlyFull) {
      return accounts
          .list(caller, domain, request)
          .then(page -> measured(page.items(), uses -> new Page<>(uses, page.next())));
    }
    List<UsedAccount> found = new ArrayList<>();
    PageRequest part = new PageRequest(request.search(), request.after(), PageRequest.MOST);
    for (int looked = 0; looked < MOST_LOOKED_AT; looked += PageRequest.MOST) {
      switch (list(caller, domain, part, false)) {
        case Answer.Done<Page<UsedAccount>>(Page<UsedAccount> all) -> {
          for (UsedAccount used : all.items()) {
            if (used.use().nearlyFull()) {
              found.add(used);
              if (found.size() == request.limit()) {
                return new Answer.Done<>(new Page<>(found, Optional.of(used.account().address())));
              }
            }
          }
          part = new PageRequest(request.search(), all.next(), PageRequest.MOST);
          if (all.next().isEmpty()) {
            return new Answer.Done<>(new Page<>(found, Optional.empty()));
          }
        }
        case Answer<Page<UsedAccount>> refused -> {
          return refused;
        }
      }
    }
    return new Answer.Done<>(new Page<>(found, part.after()));
  }

  @FunctionalInterface
  private interface Made<T> {
    T of(List<UsedAccount> uses);
  }

  private <T> Answer<T> measured(List<Account> shown, Made<T> made) {
    try {
      return new Answer.Done<>(made.of(database.read(connection -> measured(connection, shown))));
    } catch (SQLException away) {
      LOG.warn("The storage use of accounts cannot be read at the moment", away);
      return Answer.failed(new Failure.TryLater("The store is not available at the moment."));
    }
  }

  private record Counters(long messages, long octets) {
    /** An account that never had mail may have no row. */
    static final Counters NOTHING = new Counters(0, 0);
  }

  private List<UsedAccount> measured(Connection connection, List<Account> shown)
      throws SQLException {
    Map<Long, Counters> counters = HashMap.newHashMap(shown.size());
    try (PreparedStatement select = connection.prepareStatement(USED)) {
      select.setObject(1, shown.stream().mapToLong(Account::id).toArray());
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          counters.put(row.getLong(1), new Counters(row.getLong(2), row.getLong(3)));
        }
      }
    }
    return shown.stream()
        .map(
            account -> {
              Counters held = counters.getOrDefault(account.id(), Counters.NOTHING);
              return new UsedAccount(
                  account,
                  QuotaUse.of(quotas, account.domain(), account.id(), held.messages, held.octets));
            })
        .toList();
  }
}
