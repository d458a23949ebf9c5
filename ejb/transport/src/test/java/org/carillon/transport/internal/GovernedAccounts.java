package org.carillon.transport.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.FixedAddresses;
import org.carillon.account.NewAccount;
import org.carillon.account.profile.Profile;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Accounts of which only the rights to act on them are used. */
public final class GovernedAccounts implements Accounts {

  /** The accounts that no caller may act on. */
  public final Set<String> administersMore = new HashSet<>();

  @Override
  public Answer<Account> governed(Caller caller, String address) {
    return administersMore.contains(address)
        ? Answer.failed(new Failure.NotAllowed("administers-more", "He does."))
        : new Answer.Done<>(
            new Account(
                1,
                new UUID(0, 1),
                FixedAddresses.DOMAIN,
                address,
                "",
                true,
                Profile.NONE,
                Optional.empty(),
                1,
                Instant.EPOCH));
  }

  @Override
  public Answer<Account> create(Caller caller, NewAccount account) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Answer<Account> find(Caller caller, String address) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Answer<Page<Account>> list(Caller caller, Optional<String> domain, PageRequest request) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Answer<Account> change(
      Caller caller, String address, AccountChange change, OptionalLong version) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Answer<Account> delete(Caller caller, String address, OptionalLong version) {
    throw new UnsupportedOperationException();
  }
}
