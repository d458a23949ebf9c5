package org.carillon.account.internal.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.account.MailAddress;
import org.carillon.account.NewAccount;
import org.carillon.account.bulk.AccountImports;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AccountType;

/** Collects the accounts of a file, up to the greatest permitted number. */
final class SourceLimit {
  private final List<SourceAccount> accounts = new ArrayList<>();
  private final Set<MailAddress> addresses = new HashSet<>();

  /** Adds an account. An account with the same address as an earlier one is refused. */
  void add(SourceAccount account) {
    accounts.add(
        new SourceAccount(
            account.line(), account.name(), account.account().then(this::unlessTwice)));
  }

  private Answer<NewAccount> unlessTwice(NewAccount account) {
    Optional<MailAddress> address = MailAddress.canonical(account.address());
    return address.isPresent() && !addresses.add(address.get())
        ? Answer.failed(
            new Failure.Taken(
                AccountType.ADDRESS.name(), "twice", "The address occurs earlier in the file."))
        : new Answer.Done<>(account);
  }

  /** Returns whether there are more accounts than permitted. The rest need not be read then. */
  boolean isFull() {
    return accounts.size() > AccountImports.MOST;
  }

  Answer<List<SourceAccount>> all() {
    if (isFull()) {
      return Answer.failed(
          new Failure.Invalid(
              "text", "too-many", "A file can have at most " + AccountImports.MOST + " accounts."));
    }
    return accounts.isEmpty()
        ? Answer.failed(new Failure.Invalid("text", "missing", "The file contains no accounts."))
        : new Answer.Done<>(List.copyOf(accounts));
  }
}
