package org.carillon.identity.internal.secondfactor;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.CredentialRow;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.transaction.PasswordProof;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedFormState;
import org.carillon.account.setting.AccessSettings;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.identity.secondfactor.NewSecondFactor;
import org.carillon.identity.secondfactor.SecondFactor;
import org.carillon.identity.secondfactor.SecondFactors;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;

/** The second factors in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class SecondFactorOperations implements SecondFactors {
  private final DirectoryTransactions directory;
  private final Accounts accounts;
  private final HomeKey homeKey;
  private final Settings settings;
  private final Audit audit;
  private final SecureRandom random = new SecureRandom();

  @Inject
  public SecondFactorOperations(
      DirectoryTransactions directory,
      Accounts accounts,
      HomeKey homeKey,
      Settings settings,
      Audit audit) {
    this.directory = directory;
    this.accounts = accounts;
    this.homeKey = homeKey;
    this.settings = settings;
    this.audit = audit;
  }

  @Override
  public Answer<Optional<SecondFactor>> find(Caller caller, String address) {
    return accounts
        .governed(caller, address)
        .then(
            account ->
                directory.look(
                    entities ->
                        new Answer.Done<>(
                            row(entities, account.id()).map(SecondFactorRow::shown))));
  }

  private static Optional<SecondFactorRow> row(EntityManager entities, long account) {
    return Optional.ofNullable(entities.find(SecondFactorRow.class, account));
  }

  @Override
  public Answer<NewSecondFactor> propose(Caller caller) {
    return own(caller)
        .then(
            account -> {
              AuthenticatorSecret secret = AuthenticatorSecret.random(random);
              String text = Base64.getEncoder().encodeToString(secret.octets());
              return new Answer.Done<>(
                  told(account, note(account).write(text, Instant.now()), secret));
            });
  }

  private static NewSecondFactor told(Account account, String key, AuthenticatorSecret secret) {
    return new NewSecondFactor(key, secret.grouped(), secret.uri(account.address()));
  }

  @Override
  public Answer<NewSecondFactor> proposed(Caller caller, String key) {
    return accounts
        .governed(caller, caller.name())
        .then(account -> secret(account, key).map(secret -> told(account, key, secret)));
  }

  private Answer<AuthenticatorSecret> secret(Account account, String key) {
    return note(account)
        .read(key, Instant.now())
        .<Answer<AuthenticatorSecret>>map(
            text -> new Answer.Done<>(new AuthenticatorSecret(Base64.getDecoder().decode(text))))
        .orElseGet(
            () ->
                Answer.failed(
                    new Failure.Invalid(
                        "key", "second-factor-late", "This took too long. Start again.")));
  }

  private SealedFormState note(Account account) {
    return new SealedFormState(homeKey, "second-factor-wish:" + account.id());
  }

  /** Returns the caller's own account, if its password was shown. */
  private Answer<Account> own(Caller caller) {
    return caller.proof() == Proof.PASSWORD
        ? accounts.governed(caller, caller.name())
        : PasswordProof.missing();
  }

  /** Does not ask for the password again, since only a caller who had shown it got the proposal. */
  @Override
  public Answer<List<String>> confirm(Caller caller, String key, String code) {
    return accounts
        .governed(caller, caller.name())
        .then(own -> secret(own, key).then(secret -> confirm(caller, own, secret.octets(), code)));
  }

  private Answer<List<String>> confirm(Caller caller, Account account, byte[] secret, String code) {
    OptionalLong step = TimeCode.step(secret, code, Instant.now(), 0);
    return step.isEmpty()
        ? Answer.failed(
            new Failure.Invalid(
                "code",
                "second-factor-code",
                "The code is wrong. Enter the code that the authenticator shows now."))
        : directory.change(
            CacheVersions.Kind.DIRECTORY,
            entities -> confirmed(entities, caller, account, secret, step.getAsLong()));
  }

  private Answer<List<String>> confirmed(
      EntityManager entities, Caller caller, Account account, byte[] secret, long step) {
    Optional<SecondFactorRow> before = row(entities, account.id());
    SecondFactorRow row = before.orElseGet(SecondFactorRow::new);
    row.account = account.id();
    row.id = UUID.randomUUID().toString();
    row.secret = homeKey.seal(SecondFactorRow.purpose(row.id), secret);
    row.step = step;
    row.created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    row.used = row.created;
    List<String> codes = RecoveryCodes.random(random);
    row.recoverBy(codes);
    if (before.isEmpty()) {
      entities.persist(row);
    }
    // The sessions that programs opened by the password end.
    entities.find(CredentialRow.class, account.id()).signOut();
    record(caller, "second-factor.create", account);
    return new Answer.Done<>(codes);
  }

  @Override
  public Answer<List<String>> renewRecoveryCodes(Caller caller) {
    return own(caller)
        .then(
            account ->
                directory.change(
                    CacheVersions.Kind.DIRECTORY, entities -> renewed(entities, caller, account)));
  }

  private Answer<List<String>> renewed(EntityManager entities, Caller caller, Account account) {
    return row(entities, account.id())
        .<Answer<List<String>>>map(
            row -> {
              List<String> codes = RecoveryCodes.random(random);
              row.recoverBy(codes);
              record(caller, "second-factor.recovery-codes", account);
              return new Answer.Done<>(codes);
            })
        .orElseGet(() -> none(account));
  }

  private static <T> Answer<T> none(Account account) {
    return Answer.failed(new Failure.NotFound("second factor", account.address()));
  }

  @Override
  public Answer<SecondFactor> remove(Caller caller, String address) {
    return accounts
        .governed(caller, address)
        .then(
            account ->
                PasswordProof.isOwedBy(caller, account.id())
                    ? PasswordProof.missing()
                    : directory.change(
                        CacheVersions.Kind.DIRECTORY,
                        entities -> removed(entities, caller, account)));
  }

  private Answer<SecondFactor> removed(EntityManager entities, Caller caller, Account account) {
    SecondFactorSignIns.lock(entities, account.id());
    boolean own = account.id() == caller.account();
    Optional<SecondFactorRow> found =
        row(entities, account.id()).filter(row -> !own || row.isAuthenticator());
    if (found.isEmpty()) {
      return none(account);
    }
    SecondFactor gone = found.get().shown();
    if (own && SecondFactorSignIns.hasPasskeys(entities, account.id())) {
      found.get().secret = null;
    } else {
      entities.remove(found.get());
      SecondFactorSignIns.removePasskeys(entities, account.id());
    }
    record(caller, "second-factor.delete", account);
    return new Answer.Done<>(gone);
  }

  private void record(Caller caller, String action, Account account) {
    audit.record(
        caller,
        action,
        AuditSubject.of(account.domain(), account.address()),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public boolean isDue(Caller caller) {
    if (!caller.hasAccount() || settings.greatest(AccessSettings.SECOND_FACTOR_FROM).isEmpty()) {
      return false;
    }
    return directory.look(entities -> new Answer.Done<>(isDue(entities, caller.account())))
            instanceof Answer.Done<Boolean>(Boolean due)
        && due;
  }

  private boolean isDue(EntityManager entities, long account) {
    AccountRow row = entities.find(AccountRow.class, account);
    return row != null
        && SecondFactorSignIns.isDemanded(settings, row.domain().id())
        && !SecondFactorSignIns.isPresent(entities, account);
  }
}
