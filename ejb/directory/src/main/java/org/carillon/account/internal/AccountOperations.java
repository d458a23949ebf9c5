package org.carillon.account.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.AccountDeleted;
import org.carillon.account.Accounts;
import org.carillon.account.MailAddress;
import org.carillon.account.NewAccount;
import org.carillon.account.internal.classes.AssignableClasses;
import org.carillon.account.internal.classes.ServiceClassRow;
import org.carillon.account.internal.transaction.AddressOrder;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.transaction.PasswordProof;
import org.carillon.account.secret.PasswordChangeObserver;
import org.carillon.account.setting.OwnerSettings;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.format.name.DomainName;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Manages the accounts in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AccountOperations implements Accounts {
  private final DirectoryTransactions transactions;
  private final DirectoryObjects<AccountRow, Account> accounts;
  private final AccountCreation creation;
  private final NewPasswords passwords;
  private final PasswordChangeObserver renewals;
  private final CredentialRevocation ends;
  private final AccountKeepers keepers;
  private final Audit audit;
  private final Event<AccountDeleted> deleted;
  private final Settings settings;

  @Inject
  AccountOperations(
      DirectoryTransactions transactions,
      AccountCreation creation,
      NewPasswords passwords,
      PasswordChangeObserver renewals,
      CredentialRevocation ends,
      AccountKeepers keepers,
      Audit audit,
      Event<AccountDeleted> deleted,
      Settings settings) {
    this.transactions = transactions;
    this.accounts = new DirectoryObjects<>(transactions, audit, new AccountKind());
    this.creation = creation;
    this.passwords = passwords;
    this.renewals = renewals;
    this.ends = ends;
    this.keepers = keepers;
    this.audit = audit;
    this.deleted = deleted;
    this.settings = settings;
  }

  @Override
  public Answer<Account> create(Caller caller, NewAccount account) {
    return creation.create(caller, account);
  }

  @Override
  public Answer<Account> find(Caller caller, String address) {
    return accounts.find(caller, address);
  }

  @Override
  public Answer<Account> governed(Caller caller, String address) {
    return accounts.find(
        caller, address, (entities, row) -> AccountAuthority.refusal(entities, caller, row));
  }

  @Override
  public Answer<Page<Account>> list(Caller caller, Optional<String> domain, PageRequest request) {
    var named = domain.map(DomainName::canonical);
    if (named.filter(Optional::isEmpty).isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              "domain", "malformed", "“" + domain.get() + "” is not a domain name."));
    }
    return accounts.list(
        caller,
        request,
        (entities, own) -> listed(entities, caller, own, domain, request),
        Account::address);
  }

  private static Answer<TypedQuery<AccountRow>> listed(
      EntityManager entities,
      Caller caller,
      long own,
      Optional<String> domain,
      PageRequest request) {
    Optional<DomainRow> wanted =
        domain
            .flatMap(DomainName::canonical)
            .flatMap(name -> DirectoryQueries.domain(entities, name))
            .filter(row -> caller.administersDomain(row.id));
    if (domain.isPresent() && wanted.isEmpty()) {
      return Answer.failed(new Failure.NotFound("domain " + domain.get()));
    }
    long only = wanted.map(row -> row.id).orElse(own);
    return new Answer.Done<>(
        only == 0
            ? ofAll(entities, request)
            : ofDomain(entities, request, entities.find(DomainRow.class, only)));
  }

  private static TypedQuery<AccountRow> ofAll(EntityManager entities, PageRequest request) {
    return entities
        .createQuery(
            """
            SELECT a FROM AccountRow a JOIN FETCH a.domain d
            WHERE a.deleted IS NULL AND NOT a.resource
            AND (d.name > :afterDomain OR d.name = :afterDomain AND a.localPart > :afterLocal)
            AND %s LIKE :search ESCAPE '\\'
            ORDER BY d.name, a.localPart
            """
                .formatted(searched(request)),
            AccountRow.class)
        .setParameter("afterDomain", AddressOrder.domain(request))
        .setParameter("afterLocal", AddressOrder.localPart(request));
  }

  /** Selects a domain's accounts by an index in this order, whatever the number of others. */
  private static TypedQuery<AccountRow> ofDomain(
      EntityManager entities, PageRequest request, DomainRow domain) {
    int place = AddressOrder.domain(request).compareTo(domain.name);
    return entities
        .createQuery(
            """
            SELECT a FROM AccountRow a JOIN FETCH a.domain d
            WHERE a.domain = :domain AND a.deleted IS NULL AND NOT a.resource
            AND :goesOn = TRUE AND a.localPart > :after AND %s LIKE :search ESCAPE '\\'
            ORDER BY a.localPart
            """
                .formatted(searched(request)),
            AccountRow.class)
        .setParameter("domain", domain)
        .setParameter("goesOn", place <= 0)
        .setParameter("after", place == 0 ? AddressOrder.localPart(request) : "");
  }

  private static String searched(PageRequest request) {
    return isAddress(request) ? "CONCAT(a.localPart, '@', d.name)" : "a.words";
  }

  private static boolean isAddress(PageRequest request) {
    return request.search().filter(wanted -> wanted.contains("@")).isPresent();
  }

  @Override
  public Answer<Account> change(
      Caller caller, String address, AccountChange change, OptionalLong version) {
    if (change.displayName().filter(name -> !AccountKind.isDisplayName(name)).isPresent()) {
      return AccountKind.badDisplayName();
    }
    Optional<Failure> problem = change.profile().problem();
    if (problem.isPresent()) {
      return Answer.failed(problem.get());
    }
    return change.password().isEmpty()
        ? change(caller, address, change, Optional.empty(), version)
        : governed(caller, address)
            .then(account -> changePassword(caller, account, change, version));
  }

  /** Changes the password. Checks and hashes it before locking the account; both are slow. */
  private Answer<Account> changePassword(
      Caller caller, Account account, AccountChange change, OptionalLong version) {
    if (isBeyond(caller, account.domain(), account.id(), change)) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (PasswordProof.isOwedBy(caller, account.id())) {
      return PasswordProof.missing();
    }
    if (account.id() == caller.account()) {
      Optional<Failure> refusal =
          passwords
              .elsewhere(account.domain(), account.id())
              .or(() -> passwords.repeated(last(account), change.password().get()));
      if (refusal.isPresent()) {
        return Answer.failed(refusal.get());
      }
    }
    var canonical = MailAddress.canonical(account.address()).orElseThrow();
    return passwords
        .of(canonical, account.domain(), change.password().get())
        .then(
            password -> change(caller, account.address(), change, Optional.of(password), version));
  }

  /** Returns whether only administrators of the domain may make a change. */
  private boolean isBeyond(Caller caller, long domain, long account, AccountChange change) {
    return change.isAdministrative()
        && !caller.administersDomain(domain)
        && !isOwnEntry(caller, domain, account, change);
  }

  /** Returns whether a change affects only what people may change in their own directory entry. */
  private boolean isOwnEntry(Caller caller, long domain, long account, AccountChange change) {
    Scope scope = Scope.account(domain, account);
    return caller.account() == account
        && !change.isBeyondTheEntry()
        && settings
            .value(OwnerSettings.OWN_ENTRY, scope)
            .containsAll(change.profile().texts().keySet());
  }

  /** Returns the hashes of the previous passwords that the owner can't choose again. */
  private List<String> last(Account account) {
    int most = passwords.history().length(account.domain());
    if (most == 0) {
      return List.of();
    }
    Answer<List<String>> found =
        transactions.look(
            entities -> {
              List<String> hashes = new ArrayList<>();
              hashes.add(entities.find(CredentialRow.class, account.id()).password);
              hashes.addAll(passwords.history().earlier(entities, account.id(), most - 1));
              return new Answer.Done<>(hashes);
            });
    return found instanceof Answer.Done<List<String>>(List<String> hashes) ? hashes : List.of();
  }

  private Answer<Account> change(
      Caller caller,
      String address,
      AccountChange change,
      Optional<NewPassword> password,
      OptionalLong version) {
    DirectoryObjects.Permission<AccountRow> may =
        (entities, row) ->
            refusal(entities, caller, row, change)
                .or(
                    () ->
                        isBeyond(caller, row.domain.id, row.id, change)
                            ? Optional.of(new Failure.NotAllowed())
                            : Optional.empty());
    DirectoryObjects.Work<AccountRow, Account> work =
        (entities, row, before) -> {
          if (change.aliases().isPresent()) {
            var plan = AliasPlan.plan(entities, caller, row, change.aliases().get());
            if (plan instanceof Answer.Failed<AliasPlan.Plan>(Failure failure)) {
              return Optional.of(failure);
            }
            plan.map(found -> changed(entities, caller, row, found));
          }
          if (change.serviceClass().isPresent()) {
            Answer<Boolean> moved = move(entities, caller, row, change.serviceClass().get());
            if (moved instanceof Answer.Failed<Boolean>(Failure failure)) {
              return Optional.of(failure);
            }
          }
          change.displayName().ifPresent(name -> row.displayName = name);
          row.profile = row.profile.changed(change.profile());
          change.enabled().ifPresent(enabled -> row.enabled = enabled);
          password.ifPresent(fresh -> set(entities, caller, row, fresh));
          return Optional.empty();
        };
    return password.isPresent()
        ? accounts.set(caller, address, version, "change-password", may, work)
        : accounts.change(caller, address, version, may, work);
  }

  /** Moves the account into another class of service, if the class differs. */
  private Answer<Boolean> move(
      EntityManager entities, Caller caller, AccountRow row, String wanted) {
    return new AssignableClasses(entities, caller)
        .of(row.domain.id, wanted)
        .map(
            place -> {
              boolean isOther =
                  !place
                      .map(ServiceClassRow::id)
                      .equals(Optional.ofNullable(row.serviceClass).map(ServiceClassRow::id));
              if (isOther) {
                row.put(place, transactions.next(CacheVersions.Kind.CLASSES));
              }
              return isOther;
            });
  }

  private AccountRow changed(
      EntityManager entities, Caller caller, AccountRow row, AliasPlan.Plan plan) {
    if (!plan.isEmpty()) {
      AliasPlan.carryOut(entities, audit, caller, row, plan);
      row.touch();
    }
    return row;
  }

  private void set(EntityManager entities, Caller caller, AccountRow row, NewPassword fresh) {
    CredentialRow credential = entities.find(CredentialRow.class, row.id);
    passwords.history().keep(entities, row.domain.id, row.id, credential.password);
    passwords.write(credential, fresh);
    ends.signOut(entities, row.id);
    ends.forgetCodes(entities, row.id, row.id != caller.account());
    if (row.id == caller.account()) {
      long mark = PasswordChangeObserver.mark(credential.changed);
      caller.from().ifPresent(from -> renewals.renewed(row.address(), mark, from));
    }
  }

  /** Returns why the caller may not act on the account, whose row must be locked. */
  private static Optional<Failure> refusal(
      EntityManager entities, Caller caller, AccountRow row, AccountChange change) {
    if (change.password().isPresent() && row.isResource()) {
      return Optional.of(AccountAuthority.resource(row.address()));
    }
    Optional<Failure> toToken =
        change.password().isPresent()
            ? AccountAuthority.refusalToToken(entities, caller, row)
            : Optional.empty();
    var refusal = toToken.or(() -> AccountAuthority.refusal(entities, caller, row));
    boolean isToGoOff = change.enabled().filter(on -> !on).isPresent() && row.enabled;
    return refusal.isEmpty() && isToGoOff ? LastAdministrator.refusal(entities, row) : refusal;
  }

  @Override
  public Answer<Account> delete(Caller caller, String address, OptionalLong version) {
    return accounts.delete(
        caller,
        address,
        version,
        (entities, row) ->
            caller.administersDomain(row.domain.id)
                ? AccountAuthority.refusal(entities, caller, row)
                    .or(() -> LastAdministrator.refusal(entities, row))
                : Optional.of(new Failure.NotAllowed()),
        (entities, row, before) -> {
          var objection = keepers.objection(entities, row);
          if (objection.isPresent()) {
            return objection;
          }
          DeletedAccountOperations.keepAddresses(entities, row);
          for (String dependent :
              new String[] {
                "DELETE FROM AddressRow a WHERE a.account = :account",
                "DELETE FROM AdministratorRow a WHERE a.account = :account"
              }) {
            entities.createQuery(dependent).setParameter("account", row).executeUpdate();
          }
          ends.signOut(entities, row.id);
          row.deleted = Instant.now();
          row.suspended = !row.enabled;
          row.enabled = false;
          entities.flush();
          deleted.fire(new AccountDeleted(row.id, row.domain.id, before.address()));
          return Optional.empty();
        });
  }
}
