package org.carillon.account.internal.setting;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.setting.OwnReading;
import org.carillon.account.setting.ReadingHabits;
import org.carillon.account.setting.ReadingSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingStore;
import org.carillon.settings.Settings;
import org.carillon.settings.Versions;

/** Habits of reading are settings of the account, which its owner may change as well. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class OwnReadingOperations implements OwnReading {
  private final DirectoryTransactions transactions;
  private final Accounts accounts;
  private final Settings settings;
  private final SettingStore store;

  @Inject
  OwnReadingOperations(
      DirectoryTransactions transactions,
      Accounts accounts,
      Settings settings,
      SettingStore store) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.settings = settings;
    this.store = store;
  }

  @Override
  public Answer<ReadingHabits> of(Caller caller) {
    if (!caller.hasAccount()) {
      return new Answer.Done<>(at(Scope.server()));
    }
    return accounts.find(caller, caller.name()).map(own -> at(scope(own)));
  }

  @Override
  public Answer<ReadingHabits> choose(Caller caller, ReadingHabits habits) {
    if (!caller.hasAccount()) {
      return Answer.failed(new Failure.NotFound("account " + caller.name()));
    }
    return accounts.find(caller, caller.name()).then(own -> keep(scope(own), habits));
  }

  private Answer<ReadingHabits> keep(Scope scope, ReadingHabits habits) {
    return transactions.change(
        Versions.Kind.SETTINGS,
        entities -> {
          store.lockAndRead(scope);
          put(scope, ReadingSettings.CONVERSATIONS, habits.conversations());
          put(scope, ReadingSettings.AFTER, habits.after());
          return new Answer.Done<>(habits);
        });
  }

  private <T> void put(Scope scope, Setting<T> setting, T value) {
    store.put(scope, setting, Optional.of(setting.type().write(value)));
  }

  private ReadingHabits at(Scope scope) {
    return new ReadingHabits(
        settings.value(ReadingSettings.CONVERSATIONS, scope),
        settings.value(ReadingSettings.AFTER, scope));
  }

  private static Scope scope(Account account) {
    return Scope.account(account.domain(), account.id());
  }
}
