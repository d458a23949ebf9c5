package org.carillon.account.internal;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.account.Account;
import org.carillon.account.AccountRecovered;
import org.carillon.account.DeletedAccount;
import org.carillon.account.DeletedAccounts;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.transaction.Answers;
import org.carillon.account.internal.transaction.AuditDescriptions;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.transaction.SearchPattern;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Scope;
import org.carillon.settings.SettingStore;
import org.carillon.settings.Settings;

/** Manages the deleted accounts in the database. Rows remain, marked with their deletion time. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DeletedAccountOperations implements DeletedAccounts {
  private static final int MOST = 1000;
  private static final Function<AccountRow, String> PLACE =
      row -> DeletedAccountCursor.of(row).text();

  private final DirectoryTransactions transactions;
  private final Settings settings;
  private final SettingStore store;
  private final CredentialRevocation ends;
  private final Audit audit;
  private final Event<AccountRecovered> recovered;

  @Inject
  DeletedAccountOperations(
      DirectoryTransactions transactions,
      Settings settings,
      SettingStore store,
      CredentialRevocation ends,
      Audit audit,
      Event<AccountRecovered> recovered) {
    this.transactions = transactions;
    this.settings = settings;
    this.store = store;
    this.ends = ends;
    this.audit = audit;
    this.recovered = recovered;
  }

  /** Stores an account's addresses, which are about to become free. */
  static void keepAddresses(EntityManager entities, AccountRow account) {
    entities.flush();
    entities
        .createNativeQuery(
            """
            INSERT INTO deleted_address (account, domain, local_part, kind)
            SELECT account, domain, local_part, kind FROM address WHERE account = :account
            """)
        .setParameter("account", account.id)
        .executeUpdate();
  }

  @Override
  public Answer<Page<DeletedAccount>> list(Caller caller, PageRequest request) {
    long only;
    switch (caller.rights()) {
      case Rights.User() -> {
        return Answer.failed(new Failure.NotAllowed());
      }
      case Rights.DomainAdministrator(long own) -> only = own;
      case Rights.ServerAdministrator() -> only = 0;
    }
    Optional<DeletedAccountCursor> place =
        request.after().map(DeletedAccountCursor::parse).orElse(DeletedAccountCursor.FIRST);
    return place.isEmpty()
        ? Answers.noPlace()
        : transactions.page(
            request, entities -> new Answer.Done<>(list(entities, only, request, place.get())));
  }

  /**
   * Returns a page of deleted accounts that can still be recovered. Undelete windows differ by
   * account, so rows are read until the page is full of accounts whose window has not ended.
   */
  private Page<DeletedAccount> list(
      EntityManager entities, long only, PageRequest request, DeletedAccountCursor first) {
    List<AccountRow> found = new ArrayList<>();
    List<AccountRow> rows;
    DeletedAccountCursor place = first;
    do {
      rows = rows(entities, only, request, place);
      rows.stream().filter(this::isInWindow).forEach(found::add);
      if (!rows.isEmpty()) {
        place = DeletedAccountCursor.of(rows.getLast());
      }
    } while (rows.size() == MOST && found.size() <= request.limit());
    return Page.of(found, request, PLACE).map(this::shown);
  }

  private static List<AccountRow> rows(
      EntityManager entities, long only, PageRequest request, DeletedAccountCursor place) {
    return entities
        .createQuery(
            """
            SELECT a FROM AccountRow a JOIN FETCH a.domain d
            WHERE a.deleted IS NOT NULL AND d.deleted IS NULL
            AND (:only = 0 OR d.id = :only)
            AND (CONCAT(a.localPart, '@', d.name) LIKE :search ESCAPE '\\'
              OR LOWER(a.displayName) LIKE :search ESCAPE '\\')
            AND (a.deleted < :deleted OR a.deleted = :deleted AND a.id > :id)
            ORDER BY a.deleted DESC, a.id
            """,
            AccountRow.class)
        .setParameter("only", only)
        .setParameter("search", SearchPattern.of(request))
        .setParameter("deleted", place.deleted())
        .setParameter("id", place.id())
        .setMaxResults(MOST)
        .getResultList();
  }

  private DeletedAccount shown(AccountRow row) {
    return new DeletedAccount(row.id, row.address(), row.displayName, row.deleted, end(row));
  }

  private Instant end(AccountRow row) {
    return row.deleted.plus(
        settings.value(DirectorySettings.UNDELETE_PERIOD, Scope.account(row.domain.id, row.id)));
  }

  private boolean isInWindow(AccountRow row) {
    return Instant.now().isBefore(end(row));
  }

  @Override
  public Answer<Account> recover(Caller caller, String address, Optional<String> as) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    var typed = MailAddress.canonical(address);
    var wanted = MailAddress.canonical(as.orElse(address));
    Optional<Failure> unfit = MailAddress.refusal("as", as.orElse(address));
    if (unfit.isPresent()) {
      return Answer.failed(unfit.get());
    }
    return transactions.change(
        CacheVersions.Kind.DIRECTORY,
        entities ->
            typed
                .flatMap(named -> lastDeleted(entities, caller, named))
                .map(row -> recover(entities, caller, row, wanted.get()))
                .orElseGet(
                    () -> Answer.failed(new Failure.NotFound("deleted account " + address))));
  }

  private static boolean isHeld(EntityManager entities, DomainRow domain) {
    entities.refresh(domain, LockModeType.PESSIMISTIC_READ);
    return domain.deleted == null;
  }

  private Optional<AccountRow> lastDeleted(
      EntityManager entities, Caller caller, MailAddress address) {
    // The domain is locked, so that it can't be deleted meanwhile.
    return DirectoryQueries.domain(entities, address.domain())
        .filter(domain -> caller.administersDomain(domain.id))
        .filter(domain -> isHeld(entities, domain))
        .flatMap(
            domain ->
                entities
                    .createQuery(
                        """
                        FROM AccountRow a WHERE a.deleted IS NOT NULL
                        AND a.domain = :domain AND a.localPart = :local ORDER BY a.deleted DESC
                        """,
                        AccountRow.class)
                    .setParameter("domain", domain)
                    .setParameter("local", address.localPart())
                    .setMaxResults(1)
                    .getResultStream()
                    .findFirst())
        .map(row -> DirectoryQueries.locked(entities, row))
        .filter(row -> row.deleted != null && isInWindow(row));
  }

  private Answer<Account> recover(
      EntityManager entities, Caller caller, AccountRow row, MailAddress wanted) {
    boolean sameDomain =
        DirectoryQueries.domain(entities, wanted.domain())
            .filter(domain -> domain.id == row.domain.id)
            .isPresent();
    if (!sameDomain) {
      return Answer.failed(
          new Failure.Invalid(
              "as",
              "other-domain",
              "The account can be restored only in its own domain, " + row.domain.name + "."));
    }
    var key = new AddressRow.Key(row.domain.id, wanted.localPart());
    if (entities.find(AddressRow.class, key) != null) {
      return Answer.failed(
          new Failure.Taken(
              "as",
              "The address " + wanted + " is in use. Choose another address for the account."));
    }
    var before = shown(row);
    row.localPart = wanted.localPart();
    row.deleted = null;
    row.enabled = !row.suspended;
    row.touch();
    entities.persist(new AddressRow(key, AddressRow.Kind.ACCOUNT, row));
    entities.flush();
    returnAddresses(entities, row);
    recovered.fire(new AccountRecovered(row.id, row.domain.id, row.address()));
    audit.record(
        caller,
        "account.undelete",
        AuditSubject.of(row.domain.id, row.address()),
        Optional.of(before.address() + ", deleted " + before.deleted()),
        Optional.of(AuditDescriptions.of(row.toAccount())));
    return new Answer.Done<>(row.toAccount());
  }

  /** Restores the account's other addresses as far as they are free. */
  private static void returnAddresses(EntityManager entities, AccountRow row) {
    entities
        .createNativeQuery(
            """
            INSERT INTO address (domain, local_part, kind, account)
            SELECT domain, local_part, kind, account FROM deleted_address
            WHERE account = :account AND kind <> 'ACCOUNT' ON CONFLICT DO NOTHING
            """)
        .setParameter("account", row.id)
        .executeUpdate();
    dropNoted(entities, row);
  }

  private static void dropNoted(EntityManager entities, AccountRow row) {
    entities
        .createNativeQuery("DELETE FROM deleted_address WHERE account = :account")
        .setParameter("account", row.id)
        .executeUpdate();
  }

  @Override
  public boolean forget(long account) {
    return transactions
        .change(
            CacheVersions.Kind.DIRECTORY, entities -> new Answer.Done<>(forget(entities, account)))
        .equals(new Answer.Done<>(true));
  }

  private boolean forget(EntityManager entities, long account) {
    AccountRow row = entities.find(AccountRow.class, account);
    if (row == null) {
      return true;
    }
    DirectoryQueries.locked(entities, row);
    if (row.deleted == null || isInWindow(row)) {
      return false;
    }
    dropNoted(entities, row);
    entities
        .createQuery("DELETE FROM CredentialRow c WHERE c.account = :account")
        .setParameter("account", account)
        .executeUpdate();
    store.forget(Scope.account(row.domain.id, account));
    ends.forget(entities, account);
    entities.remove(row);
    return true;
  }
}
