package org.carillon.account.internal.renaming;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.Domain;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.AccountAuthority;
import org.carillon.account.internal.AccountKind;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.AddressRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.DomainKind;
import org.carillon.account.internal.DomainRow;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.renaming.AccountRenamed;
import org.carillon.account.renaming.DomainRenamed;
import org.carillon.account.renaming.Renames;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.name.DomainName;

/** Renames accounts and domains in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class RenameOperations implements Renames {
  private static final String FIELD = "to";

  private final DirectoryObjects<AccountRow, Account> accounts;
  private final DirectoryObjects<DomainRow, Domain> domains;
  private final Event<AccountRenamed> accountRenamed;
  private final Event<DomainRenamed> domainRenamed;

  @Inject
  public RenameOperations(
      DirectoryTransactions transactions,
      Audit audit,
      Event<AccountRenamed> accountRenamed,
      Event<DomainRenamed> domainRenamed) {
    this.accounts = new DirectoryObjects<>(transactions, audit, new AccountKind());
    this.domains = new DirectoryObjects<>(transactions, audit, new DomainKind());
    this.accountRenamed = accountRenamed;
    this.domainRenamed = domainRenamed;
  }

  @Override
  public Answer<Account> account(Caller caller, String address, String to, boolean keepsOld) {
    Optional<MailAddress> wanted = MailAddress.canonical(to);
    Optional<Failure> unfit = MailAddress.refusal(FIELD, to);
    if (unfit.isPresent()) {
      return Answer.failed(unfit.get());
    }
    return accounts.set(
        caller,
        address,
        OptionalLong.empty(),
        "rename",
        (entities, row) ->
            caller.administersDomain(row.domain().id())
                ? AccountAuthority.refusal(entities, caller, row)
                : Optional.of(new Failure.NotAllowed()),
        (entities, row, before) -> rename(entities, row, wanted.get(), keepsOld));
  }

  private Optional<Failure> rename(
      EntityManager entities, AccountRow row, MailAddress wanted, boolean keepsOld) {
    long domain = row.domain().id();
    if (DirectoryQueries.domain(entities, wanted.domain())
        .filter(there -> there.id() == domain)
        .isEmpty()) {
      return Optional.of(
          new Failure.Invalid(
              FIELD,
              "other-domain",
              "The account must stay in its domain, " + row.domain().name() + "."));
    }
    if (wanted.localPart().equals(row.localPart())) {
      return Optional.of(
          new Failure.Invalid(
              FIELD, "same-name", "The new address is the same as the present one."));
    }
    var key = new AddressRow.Key(domain, wanted.localPart());
    AddressRow there = entities.find(AddressRow.class, key);
    if (there != null && (there.account() == null || there.account().id() != row.id())) {
      return Optional.of(new Failure.Taken(FIELD, "The address " + wanted + " is in use."));
    }
    String from = row.address();
    if (there != null) {
      entities.remove(there);
    }
    AddressRow old = entities.find(AddressRow.class, new AddressRow.Key(domain, row.localPart()));
    entities.remove(old);
    entities.flush();
    if (keepsOld) {
      entities.persist(
          new AddressRow(new AddressRow.Key(domain, row.localPart()), AddressRow.Kind.NAME, row));
    }
    entities.persist(new AddressRow(key, AddressRow.Kind.ACCOUNT, row));
    row.rename(wanted.localPart());
    entities.flush();
    accountRenamed.fire(new AccountRenamed(row.id(), from, row.address()));
    return Optional.empty();
  }

  @Override
  public Answer<Domain> domain(Caller caller, String name, String to, boolean keepsOld) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    Optional<String> wanted = DomainName.canonical(to);
    if (wanted.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(FIELD, "malformed", "“" + to + "” is not a domain name."));
    }
    return domains.set(
        caller,
        name,
        OptionalLong.empty(),
        "rename",
        (entities, row) -> Optional.empty(),
        (entities, row, before) -> rename(entities, row, wanted.get(), keepsOld));
  }

  private Optional<Failure> rename(
      EntityManager entities, DomainRow row, String wanted, boolean keepsOld) {
    if (wanted.equals(row.name())) {
      return Optional.of(
          new Failure.Invalid(FIELD, "same-name", "The new name is the same as the present one."));
    }
    Optional<DomainRow> there = DirectoryQueries.domain(entities, wanted);
    if (there.filter(other -> other.id() != row.id()).isPresent()) {
      return Optional.of(new Failure.Taken(FIELD, wanted + " is in use."));
    }
    String from = row.name();
    if (there.isEmpty()) {
      DirectoryQueries.addName(entities, row, wanted);
    }
    if (!keepsOld) {
      DirectoryQueries.removeName(entities, from);
    }
    row.rename(wanted);
    entities.flush();
    domainRenamed.fire(new DomainRenamed(row.id(), from, wanted));
    return Optional.empty();
  }
}
