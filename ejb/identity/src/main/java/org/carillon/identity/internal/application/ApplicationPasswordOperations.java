package org.carillon.identity.internal.application;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.transaction.Answers;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.transaction.PasswordProof;
import org.carillon.account.setting.OwnerSettings;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.database.StoredText;
import org.carillon.identity.application.ApplicationPassword;
import org.carillon.identity.application.ApplicationPasswords;
import org.carillon.identity.application.NewApplicationPassword;
import org.carillon.identity.application.OpenedServices;
import org.carillon.identity.internal.token.TokenRow;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** The application passwords in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ApplicationPasswordOperations implements ApplicationPasswords {
  private static final int MOST_NAME = 100;
  private static final int MOST_LOGIN = 20;

  private final DirectoryTransactions directory;
  private final Accounts accounts;
  private final Settings settings;
  private final Audit audit;
  private final SecureRandom random = new SecureRandom();

  @Inject
  public ApplicationPasswordOperations(
      DirectoryTransactions directory, Accounts accounts, Settings settings, Audit audit) {
    this.directory = directory;
    this.accounts = accounts;
    this.settings = settings;
    this.audit = audit;
  }

  @Override
  public Answer<Issued> create(Caller caller, String address, NewApplicationPassword wanted) {
    return accounts.governed(caller, address).then(account -> create(caller, account, wanted));
  }

  private Answer<Issued> create(Caller caller, Account account, NewApplicationPassword wanted) {
    if (account.id() != caller.account()) {
      return Answer.failed(
          new Failure.NotAllowed(
              "not-own", "Only the account itself can create its application passwords."));
    }
    if (caller.proof() != Proof.PASSWORD) {
      return PasswordProof.missing();
    }
    return refusal(wanted)
        .<Answer<Issued>>map(Answer::failed)
        .orElseGet(
            () ->
                directory.change(
                    CacheVersions.Kind.DIRECTORY,
                    entities -> created(entities, caller, account, wanted)));
  }

  private static Optional<Failure> refusal(NewApplicationPassword wanted) {
    if (StoredText.isImpossible(wanted.name())) {
      return Answers.impossible("name").asFailure();
    }
    if (wanted.name().isBlank() || wanted.name().length() > MOST_NAME) {
      return Optional.of(
          new Failure.Invalid(
              "name", "malformed", "The name must have 1 to " + MOST_NAME + " characters."));
    }
    if (!OpenedServices.services().containsAll(wanted.services())) {
      return Optional.of(
          new Failure.Invalid(
              "services",
              "malformed",
              "The services must be among " + String.join(", ", OpenedServices.services()) + "."));
    }
    return wanted.expires().filter(end -> end.isBefore(Instant.now())).isPresent()
        ? Optional.of(
            new Failure.Invalid("expires", "past", "The expiry time must be in the future."))
        : Optional.empty();
  }

  private Answer<Issued> created(
      EntityManager entities, Caller caller, Account account, NewApplicationPassword wanted) {
    List<ApplicationPasswordRow> present = rows(entities, account.id());
    long most =
        settings.value(
            OwnerSettings.APPLICATION_PASSWORDS, Scope.account(account.domain(), account.id()));
    if (present.size() >= most) {
      return Answer.failed(
          new Failure.Invalid(
              "name",
              "too-many",
              "An account can have at most " + most + " application passwords."));
    }
    String secret = ApplicationSecret.random(random);
    var row = new ApplicationPasswordRow();
    row.id = UUID.randomUUID().toString();
    row.account = entities.find(AccountRow.class, account.id());
    row.name = wanted.name().strip();
    row.login = login(row.name, present);
    row.hash = TokenRow.hash(ApplicationSecret.plain(secret));
    row.services =
        String.join(
            " ",
            OpenedServices.services().stream()
                .filter(each -> wanted.services().isEmpty() || wanted.services().contains(each))
                .toList());
    row.created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    row.expires = wanted.expires().orElse(null);
    entities.persist(row);
    record(caller, "application-password.create", row, Optional.empty(), Optional.of(row.name));
    return new Answer.Done<>(new Issued(row.shown(), secret));
  }

  /** Returns a sign-in name of the name's letters and digits, unique in the account. */
  private static String login(String name, List<ApplicationPasswordRow> present) {
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    String stem =
        letters.isEmpty()
            ? "program"
            : letters.substring(0, Math.min(MOST_LOGIN, letters.length()));
    Set<String> taken = present.stream().map(row -> row.login).collect(Collectors.toSet());
    String login = stem;
    for (int next = 2; taken.contains(login); next++) {
      login = stem + next;
    }
    return login;
  }

  private static List<ApplicationPasswordRow> rows(EntityManager entities, long account) {
    return entities
        .createQuery(
            """
            SELECT p FROM ApplicationPasswordRow p JOIN FETCH p.account a JOIN FETCH a.domain
            WHERE a.id = :account ORDER BY p.created DESC, p.id
            """,
            ApplicationPasswordRow.class)
        .setParameter("account", account)
        .getResultList();
  }

  @Override
  public Answer<List<ApplicationPassword>> list(Caller caller, String address) {
    return accounts
        .governed(caller, address)
        .then(
            account ->
                directory.look(
                    entities ->
                        new Answer.Done<>(
                            rows(entities, account.id()).stream()
                                .map(ApplicationPasswordRow::shown)
                                .toList())));
  }

  @Override
  public Answer<ApplicationPassword> end(Caller caller, String address, String id) {
    return accounts
        .governed(caller, address)
        .then(
            account ->
                directory.change(
                    CacheVersions.Kind.DIRECTORY,
                    entities -> ended(entities, caller, account, id)));
  }

  private Answer<ApplicationPassword> ended(
      EntityManager entities, Caller caller, Account account, String id) {
    Optional<ApplicationPasswordRow> found =
        rows(entities, account.id()).stream().filter(row -> row.id.equals(id)).findFirst();
    if (found.isEmpty()) {
      String named = StoredText.isImpossible(id) ? "" : id;
      return Answer.failed(new Failure.NotFound("application password", named));
    }
    ApplicationPassword gone = found.get().shown();
    entities.remove(found.get());
    record(
        caller,
        "application-password.end",
        found.get(),
        Optional.of(found.get().name),
        Optional.empty());
    return new Answer.Done<>(gone);
  }

  private void record(
      Caller caller,
      String action,
      ApplicationPasswordRow row,
      Optional<String> before,
      Optional<String> after) {
    audit.record(
        caller,
        action,
        AuditSubject.of(row.account.domain().id(), row.id + " of " + row.account.address()),
        before,
        after);
  }
}
