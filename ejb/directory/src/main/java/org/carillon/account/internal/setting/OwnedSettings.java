package org.carillon.account.internal.setting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingStore;
import org.carillon.settings.Settings;

/** Reads and changes settings that the owners of accounts choose, several at a time. */
@ApplicationScoped
public class OwnedSettings {
  private final DirectoryTransactions transactions;
  private final Accounts accounts;
  private final Settings settings;
  private final SettingStore store;

  @Inject
  OwnedSettings(
      DirectoryTransactions transactions,
      Accounts accounts,
      Settings settings,
      SettingStore store) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.settings = settings;
    this.store = store;
  }

  /** The values of settings for an account. */
  public interface Values {
    <T> T of(Setting<T> setting);
  }

  /** Takes the values that an owner has chosen. */
  public interface Choices {
    <T> void put(Setting<T> setting, T value);
  }

  /** Returns the values for the caller, or the server's if the caller has no account. */
  public <T> Answer<T> of(Caller caller, Function<Values, T> reading) {
    return caller.hasAccount()
        ? accounts.find(caller, caller.name()).map(own -> reading.apply(values(scope(own))))
        : new Answer.Done<>(reading.apply(values(Scope.server())));
  }

  public <T> Answer<T> choose(Caller caller, T chosen, Consumer<Choices> putting) {
    return caller.hasAccount()
        ? accounts.find(caller, caller.name()).then(own -> keep(scope(own), chosen, putting))
        : Answer.failed(new Failure.NotFound("account " + caller.name()));
  }

  private <T> Answer<T> keep(Scope scope, T chosen, Consumer<Choices> putting) {
    return transactions.change(
        CacheVersions.Kind.SETTINGS,
        entities -> {
          Map<String, String> own = store.lockAndRead(scope);
          putting.accept(
              new Choices() {
                @Override
                public <V> void put(Setting<V> setting, V value) {
                  // A value that was not chosen before and equals the domain's now is not stored,
                  // so that it continues to follow the domain.
                  if (own.containsKey(setting.key())
                      || !value.equals(settings.value(setting, scope))) {
                    store.put(scope, setting, Optional.of(setting.type().write(value)));
                  }
                }
              });
          return new Answer.Done<>(chosen);
        });
  }

  private Values values(Scope scope) {
    return new Values() {
      @Override
      public <V> V of(Setting<V> setting) {
        return settings.value(setting, scope);
      }
    };
  }

  private static Scope scope(Account account) {
    return Scope.account(account.domain(), account.id());
  }
}
