package org.carillon.account.internal.setting;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.setting.Appearance;
import org.carillon.account.setting.AppearanceSettings;
import org.carillon.account.setting.Appearances;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingStore;
import org.carillon.settings.Settings;
import org.carillon.settings.Versions;

/** Appearances are settings of the account, which its owner may change as well. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AppearanceOperations implements Appearances {
  private final DirectoryTransactions transactions;
  private final Accounts accounts;
  private final Settings settings;
  private final SettingStore store;

  @Inject
  AppearanceOperations(
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
  public Answer<Appearance> of(Caller caller) {
    if (!caller.hasAccount()) {
      return new Answer.Done<>(at(Scope.server()));
    }
    return accounts.find(caller, caller.name()).map(own -> at(scope(own)));
  }

  @Override
  public Answer<Appearance> choose(Caller caller, Appearance appearance) {
    if (!caller.hasAccount()) {
      return Answer.failed(new Failure.NotFound("account " + caller.name()));
    }
    return accounts.find(caller, caller.name()).then(own -> keep(scope(own), appearance));
  }

  private Answer<Appearance> keep(Scope scope, Appearance appearance) {
    return transactions.change(
        Versions.Kind.SETTINGS,
        entities -> {
          store.lockAndRead(scope);
          put(scope, AppearanceSettings.THEME, appearance.theme());
          put(scope, AppearanceSettings.DENSITY, appearance.density());
          put(scope, AppearanceSettings.LANGUAGE, appearance.language());
          return new Answer.Done<>(appearance);
        });
  }

  private <T> void put(Scope scope, Setting<T> setting, T value) {
    store.put(scope, setting, Optional.of(setting.type().write(value)));
  }

  private Appearance at(Scope scope) {
    return new Appearance(
        settings.value(AppearanceSettings.THEME, scope),
        settings.value(AppearanceSettings.DENSITY, scope),
        settings.value(AppearanceSettings.LANGUAGE, scope));
  }

  private static Scope scope(Account account) {
    return Scope.account(account.domain(), account.id());
  }
}
