package org.carillon.account.internal.entry;

import static org.carillon.contract.directory.AccountType.ADDRESS;
import static org.carillon.contract.directory.AccountType.ALIASES;
import static org.carillon.contract.directory.AccountType.CLASS;
import static org.carillon.contract.directory.AccountType.DISPLAY_NAME;
import static org.carillon.contract.directory.AccountType.ENABLED;
import static org.carillon.contract.directory.AccountType.PASSWORD;
import static org.carillon.contract.directory.AccountType.PASSWORD_HASH;
import static org.carillon.contract.directory.AccountType.TELEPHONES;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.Alias;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.account.profile.Profile;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.identity.Caller;

/** The accounts as directory entries. */
@ApplicationScoped
class AccountEntries implements ObjectEntries {
  private final Accounts accounts;

  @Inject
  AccountEntries(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public ObjectType type() {
    return AccountType.TYPE;
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> domain, PageRequest request) {
    return accounts.list(caller, domain, request).map(page -> page.map(Account::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String address) {
    return accounts.find(caller, address).map(Account::entry);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues values) {
    return given(values)
        .then(
            password ->
                password.isEmpty()
                    ? Answer.failed(
                        new Failure.Invalid(
                            PASSWORD.name(),
                            "missing",
                            "An account must have a password or a password hash."))
                    : accounts.create(
                        caller,
                        new NewAccount(
                            values.require(ADDRESS),
                            password.get(),
                            values.require(DISPLAY_NAME),
                            values.require(ENABLED),
                            Profile.said(values),
                            others(values),
                            values.get(CLASS))))
        .map(Account::entry);
  }

  private static List<Alias> others(AttributeValues values) {
    String own = values.require(ADDRESS);
    return Stream.concat(
            values.get(ALIASES).orElse(List.of()).stream()
                .map(said -> Alias.typed(said, Alias.Kind.NAME, own)),
            values.get(TELEPHONES).orElse(List.of()).stream()
                .map(said -> Alias.typed(said, Alias.Kind.TELEPHONE, own)))
        .toList();
  }

  private static Answer<Optional<PasswordInput>> given(AttributeValues values) {
    Optional<PasswordInput> typed = values.get(PASSWORD).map(PasswordInput.Typed::new);
    Optional<PasswordInput> hashed = values.get(PASSWORD_HASH).map(PasswordInput.Hashed::new);
    return typed.isPresent() && hashed.isPresent()
        ? Answer.failed(
            new Failure.Invalid(
                PASSWORD_HASH.name(), "both", "Give either the password or its hash, not both."))
        : new Answer.Done<>(typed.or(() -> hashed));
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String address, AttributeValues values, OptionalLong version) {
    return given(values)
        .then(
            password ->
                accounts.change(
                    caller,
                    address,
                    new AccountChange(
                        password,
                        values.get(DISPLAY_NAME),
                        values.get(ENABLED),
                        Profile.said(values),
                        Optional.empty(),
                        values.get(CLASS)),
                    version))
        .map(Account::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String address, OptionalLong version) {
    return accounts.delete(caller, address, version).map(Account::entry);
  }
}
