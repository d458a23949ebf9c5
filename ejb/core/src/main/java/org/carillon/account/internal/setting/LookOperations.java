package org.carillon.account.internal.setting;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.setting.Look;
import org.carillon.account.setting.LookSettings;
import org.carillon.account.setting.Looks;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingStore;
import org.carillon.settings.Settings;
import org.carillon.settings.Versions;

/** Looks are settings of the account, which its owner may change as well. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LookOperations implements Looks {
  private final DirectoryTransactions transactions;
  private final Accounts accounts;
  private final Settings settings;
  private final SettingStore store;

  @Inject
  LookOperations(
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
  public Answer<Look> of(Caller caller) {
    if (!caller.hasAccount()) {
      return new Answer.Done<>(at(Scope.server()));
    }
    return accounts.find(caller, caller.name()).map(own -> at(scope(own)));
  }

  @Override
  public Answer<Look> choose(Caller caller, Look look) {
    if (!caller.hasAccount()) {
      return Answer.failed(new Failure.NotFound("account " + caller.name()));
    }
    return accounts.find(caller, caller.name()).then(own -> keep(scope(own), look));
  }

  private Answer<Look> keep(Scope scope, Look look) {
    return transactions.change(
        Versions.Kind.SETTINGS,
        entities -> {
          store.lockAndRead(scope);
          put(scope, LookSettings.THEME, look.theme());
          put(scope, LookSettings.DENSITY, look.density());
          put(scope, LookSettings.LANGUAGE, look.language());
          return new Answer.Done<>(look);
        });
  }

  private <T> void put(Scope scope, Setting<T> setting, T value) {
    store.put(scope, setting, Optional.of(setting.type().write(value)));
  }

  private Look at(Scope scope) {
    return new Look(
        settings.value(LookSettings.THEME, scope),
        settings.value(LookSettings.DENSITY, scope),
        settings.value(LookSettings.LANGUAGE, scope));
  }

  private static Scope scope(Account account) {
    return Scope.account(account.domain(), account.id());
  }
}
