package org.carillon.identity.internal.forgotten;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.MailAddress;
import org.carillon.account.PasswordInput;
import org.carillon.account.internal.AccountAuthority;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.DirectoryQueries;
import org.carillon.account.internal.message.AccountMessage;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.transaction.PasswordProof;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedFormState;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.setting.PasswordSettings;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.database.StoredText;
import org.carillon.identity.forgotten.ForgottenPasswords;
import org.carillon.identity.forgotten.RecoveryAddress;
import org.carillon.identity.forgotten.ResetCode;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.application.ApplicationSecret;
import org.carillon.identity.internal.token.TokenRow;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Resets forgotten passwords, with the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ForgottenPasswordOperations implements ForgottenPasswords {
  private final DirectoryTransactions directory;
  private final Accounts accounts;
  private final HomeKey homeKey;
  private final GeneratedMail mail;
  private final MailedCodes mailed;
  private final RecoveryMessages messages;
  private final Settings settings;
  private final Audit audit;
  private final SecureRandom random = new SecureRandom();

  @Inject
  public ForgottenPasswordOperations(
      DirectoryTransactions directory,
      Accounts accounts,
      HomeKey homeKey,
      GeneratedMail mail,
      MailedCodes mailed,
      RecoveryMessages messages,
      Settings settings,
      Audit audit) {
    this.directory = directory;
    this.accounts = accounts;
    this.homeKey = homeKey;
    this.mail = mail;
    this.mailed = mailed;
    this.messages = messages;
    this.settings = settings;
    this.audit = audit;
  }

  @Override
  public Answer<Optional<RecoveryAddress>> find(Caller caller, String address) {
    return accounts
        .governed(caller, address)
        .then(
            account ->
                directory.look(
                    entities ->
                        new Answer.Done<>(
                            Optional.ofNullable(
                                    entities.find(PasswordRecoveryRow.class, account.id()))
                                .flatMap(PasswordRecoveryRow::shown))));
  }

  @Override
  public Answer<String> propose(Caller caller, String elsewhere) {
    if (caller.proof() != Proof.PASSWORD) {
      return PasswordProof.missing();
    }
    return accounts
        .governed(caller, caller.name())
        .then(account -> propose(account, elsewhere.strip()));
  }

  private Answer<String> propose(Account account, String elsewhere) {
    Optional<MailAddress> canonical =
        StoredText.isImpossible(elsewhere) ? Optional.empty() : MailAddress.canonical(elsewhere);
    if (canonical.isEmpty()) {
      return unfit("malformed", "This is not a mail address.");
    }
    if (isOwn(account, canonical.get())) {
      return unfit(
          "own-address", "This is an address of the account itself. Give an external address.");
    }
    Instant now = Instant.now();
    Answer<Boolean> may =
        directory.change(
            CacheVersions.Kind.DIRECTORY,
            entities ->
                new Answer.Done<>(
                    PasswordRecoveryRow.locked(entities, account.id()).mayWrite(now)));
    if (may instanceof Answer.Failed<Boolean>(Failure failure)) {
      return Answer.failed(failure);
    }
    if (!may.equals(new Answer.Done<>(true))) {
      return unfit("too-many-letters", "No more codes are sent today. Try again tomorrow.");
    }
    String code = ApplicationSecret.random(random);
    var message =
        new AccountMessage(
            account.address(),
            "confirm",
            AccountMessage.languages(settings, Scope.account(account.domain(), account.id())),
            List.of(account.address(), code));
    try {
      return mail.send(message.domain(), elsewhere, message.octets(elsewhere, now))
          ? new Answer.Done<>(note(account).write(hash(code) + " " + elsewhere, now))
          : unfit("unreachable", "This server cannot send mail to that address.");
    } catch (IOException notNow) {
      return Answer.failed(
          new Failure.TryLater("The message cannot be sent at the moment. Try again later."));
    }
  }

  private boolean isOwn(Account account, MailAddress elsewhere) {
    Answer<Boolean> own =
        directory.look(
            entities ->
                new Answer.Done<>(
                    DirectoryQueries.account(entities, elsewhere)
                        .filter(row -> row.id() == account.id())
                        .isPresent()));
    return own.equals(new Answer.Done<>(true));
  }

  private static <T> Answer<T> unfit(String code, String sentence) {
    return Answer.failed(new Failure.Invalid("address", code, sentence));
  }

  private SealedFormState note(Account account) {
    return new SealedFormState(homeKey, "recovery-address:" + account.id());
  }

  private static String hash(String code) {
    return HexFormat.of().formatHex(TokenRow.hash(ApplicationSecret.plain(code)));
  }

  /** Does not ask for the password again, because only a caller who had shown it got the note. */
  @Override
  public Answer<RecoveryAddress> confirm(Caller caller, String note, String code) {
    return accounts
        .governed(caller, caller.name())
        .then(account -> confirm(caller, account, note, code));
  }

  private Answer<RecoveryAddress> confirm(
      Caller caller, Account account, String note, String code) {
    Optional<String[]> noted =
        note(account).read(note, Instant.now()).map(text -> text.split(" ", 2));
    if (noted.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid("code", "second-factor-late", "This took too long. Start again."));
    }
    if (ApplicationSecret.plain(code).isEmpty()
        || !MessageDigest.isEqual(
            HexFormat.of().parseHex(hash(code)), HexFormat.of().parseHex(noted.get()[0]))) {
      return Answer.failed(new Failure.Invalid("code", "recovery-code", "The code is wrong."));
    }
    Answer<Changed> changed =
        directory.change(
            CacheVersions.Kind.DIRECTORY,
            entities -> {
              PasswordRecoveryRow row = PasswordRecoveryRow.locked(entities, account.id());
              Optional<String> before = row.shown().map(RecoveryAddress::address);
              row.address = noted.get()[1];
              row.confirmed = Instant.now().truncatedTo(ChronoUnit.MILLIS);
              record(caller, "recovery-address.set", account, before, Optional.of(row.address));
              return new Answer.Done<>(new Changed(before, row.shown().orElseThrow()));
            });
    return changed.map(
        done -> {
          messages.tell(account, "recovery-set", done.before(), done.now().address());
          return done.now();
        });
  }

  /**
   * The result of a confirmation.
   *
   * @param before the recovery address until then
   */
  private record Changed(Optional<String> before, RecoveryAddress now) {}

  @Override
  public Answer<RecoveryAddress> remove(Caller caller, String address) {
    return accounts
        .governed(caller, address)
        .then(
            account ->
                PasswordProof.isOwedBy(caller, account.id())
                    ? PasswordProof.missing()
                    : directory
                        .change(
                            CacheVersions.Kind.DIRECTORY,
                            entities -> removed(entities, caller, account))
                        .map(gone -> told(account, gone)));
  }

  private RecoveryAddress told(Account account, RecoveryAddress gone) {
    messages.tell(account, "recovery-removed", Optional.of(gone.address()), gone.address());
    return gone;
  }

  private Answer<RecoveryAddress> removed(EntityManager entities, Caller caller, Account account) {
    PasswordRecoveryRow row = PasswordRecoveryRow.locked(entities, account.id());
    Optional<RecoveryAddress> gone = row.shown();
    if (gone.isEmpty()) {
      return Answer.failed(new Failure.NotFound("recovery address", account.address()));
    }
    row.address = "";
    row.confirmed = null;
    if (row.issuer.isEmpty()) {
      row.spend();
    }
    record(
        caller,
        "recovery-address.delete",
        account,
        gone.map(RecoveryAddress::address),
        Optional.empty());
    return new Answer.Done<>(gone.get());
  }

  @Override
  public void ask(String typed, Peer peer, String program) {
    mailed.ask(typed, peer, program);
  }

  @Override
  public Answer<ResetCode> reset(Caller caller, String address) {
    return accounts.governed(caller, address).then(account -> reset(caller, account));
  }

  private Answer<ResetCode> reset(Caller caller, Account account) {
    Scope scope = Scope.domain(account.domain());
    if (account.id() == caller.account()) {
      return Answer.failed(
          new Failure.NotAllowed("own-account", "You cannot create a code for your own account."));
    }
    if (settings.value(PasswordSettings.FORGOTTEN, scope) == PasswordSettings.Forgotten.NEVER) {
      return Answer.failed(
          new Failure.NotAllowed(
              "no-reset",
              "Codes for forgotten passwords are disabled for this domain (setting"
                  + " password.forgotten)."));
    }
    String code = ApplicationSecret.random(random);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return directory.change(
        CacheVersions.Kind.DIRECTORY,
        entities -> {
          AccountRow owner = entities.find(AccountRow.class, account.id());
          if (owner.isResource()) {
            return Answer.failed(AccountAuthority.resource(account.address()));
          }
          if (caller.proof() == Proof.TOKEN
              && !(AccountAuthority.rights(entities, owner) instanceof Rights.User)) {
            return PasswordProof.refusedToToken();
          }
          PasswordRecoveryRow row = PasswordRecoveryRow.locked(entities, account.id());
          row.issue(TokenRow.hash(ApplicationSecret.plain(code)), now, HANDED_OVER, caller.name());
          record(caller, "password-reset.create", account, Optional.empty(), Optional.empty());
          return new Answer.Done<>(
              new ResetCode(
                  account.address(),
                  code,
                  HostSettings.webAddress(settings, scope, "new-password?code=" + code),
                  row.expires));
        });
  }

  /**
   * Takes the code first, so that only one of two concurrent requests with the same code succeeds.
   * If the new password is not accepted, the code is put back.
   */
  @Override
  public Answer<String> redeem(String code, String password, Peer peer) {
    String plain = ApplicationSecret.plain(code);
    Answer<Optional<Taken>> taken =
        plain.isEmpty()
            ? new Answer.Done<>(Optional.empty())
            : directory.change(
                CacheVersions.Kind.DIRECTORY,
                entities -> new Answer.Done<>(take(entities, TokenRow.hash(plain))));
    return taken.then(
        found ->
            found
                .map(open -> redeem(open, password, peer))
                .orElseGet(
                    () ->
                        Answer.failed(
                            new Failure.Invalid(
                                "code",
                                "reset-code",
                                "The code is wrong, was already used or has expired."))));
  }

  /** A code that is being used. */
  private record Taken(
      Principal principal, byte[] hash, Instant issued, Instant expires, String by) {
    @Override
    public String toString() {
      return "Taken[]";
    }
  }

  private static Optional<Taken> take(EntityManager entities, byte[] hash) {
    Optional<PasswordRecoveryRow> found =
        entities
            .createQuery(
                "FROM PasswordRecoveryRow r WHERE r.code = :code AND r.expires > :now",
                PasswordRecoveryRow.class)
            .setParameter("code", hash)
            .setParameter("now", Instant.now())
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultStream()
            .findFirst();
    Optional<AccountRow> owner =
        found
            .flatMap(row -> DirectoryQueries.account(entities, row.account))
            .filter(account -> !wasGivenRights(entities, account, found.get().issued));
    return owner.map(
        account -> {
          PasswordRecoveryRow row = found.get();
          var taken =
              new Taken(Principal.of(entities, account), hash, row.issued, row.expires, row.issuer);
          row.spend();
          return taken;
        });
  }

  /**
   * Returns whether the account was made an administrator after the code was issued. The issuer may
   * have no power over what it administers.
   */
  private static boolean wasGivenRights(
      EntityManager entities, AccountRow account, Instant issued) {
    return DirectoryQueries.administrator(entities, account)
        .filter(grant -> !grant.created().isBefore(issued))
        .isPresent();
  }

  private Answer<String> redeem(Taken taken, String password, Peer peer) {
    Caller owner = taken.principal().caller(peer, Proof.PASSWORD);
    var change =
        new AccountChange(
            Optional.of(new PasswordInput.Typed(password)), Optional.empty(), Optional.empty());
    Answer<String> answer;
    if (taken.principal().enabled()) {
      answer =
          accounts.change(owner, owner.name(), change, OptionalLong.empty()).map(Account::address);
    } else {
      answer =
          Answer.failed(new Failure.NotAllowed("switched-off", "This account is switched off."));
    }
    if (answer instanceof Answer.Failed<String>) {
      directory.change(
          CacheVersions.Kind.DIRECTORY,
          entities -> {
            PasswordRecoveryRow row =
                PasswordRecoveryRow.locked(entities, taken.principal().account());
            if (row.code == null) {
              row.code = taken.hash();
              row.issued = taken.issued();
              row.expires = taken.expires();
              row.issuer = taken.by();
            }
            return new Answer.Done<>(true);
          });
    } else {
      audit.record(
          owner,
          "password-reset.use",
          AuditSubject.of(taken.principal().domain(), owner.name()),
          Optional.empty(),
          Optional.of(taken.by().isEmpty() ? "mail" : taken.by()));
    }
    return answer;
  }

  private void record(
      Caller caller,
      String action,
      Account account,
      Optional<String> before,
      Optional<String> after) {
    audit.record(
        caller, action, AuditSubject.of(account.domain(), account.address()), before, after);
  }
}
