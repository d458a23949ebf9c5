package org.carillon.account.internal.entry;

import static org.carillon.contract.directory.AccountType.ADDRESS;
import static org.carillon.contract.directory.AccountType.DISPLAY_NAME;
import static org.carillon.contract.directory.AccountType.ENABLED;
import static org.carillon.contract.directory.AccountType.PASSWORD;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.NewAccount;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AccountType;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.identity.Caller;

/** Accounts as entries. */
@ApplicationScoped
class AccountEntries implements ObjectEntries {
  @Inject private Accounts accounts;

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
    var account =
        new NewAccount(
            values.require(ADDRESS),
            values.require(PASSWORD),
            values.require(DISPLAY_NAME),
            values.require(ENABLED));
    return accounts.create(caller, account).map(Account::entry);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String address, AttributeValues values, OptionalLong version) {
    var change =
        new AccountChange(values.get(PASSWORD), values.get(DISPLAY_NAME), values.get(ENABLED));
    return accounts.change(caller, address, change, version).map(Account::entry);
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String address, OptionalLong version) {
    return accounts.delete(caller, address, version).map(Account::entry);
  }
}
