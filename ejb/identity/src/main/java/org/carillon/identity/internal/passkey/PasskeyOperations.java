package org.carillon.identity.internal.passkey;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.carillon.account.Account;
import org.carillon.account.Accounts;
import org.carillon.account.internal.AccountRow;
import org.carillon.account.internal.transaction.Answers;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.internal.transaction.PasswordProof;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedFormState;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.database.StoredText;
import org.carillon.identity.internal.secondfactor.FirstStep;
import org.carillon.identity.internal.secondfactor.RecoveryCodes;
import org.carillon.identity.internal.secondfactor.SecondFactorSignIns;
import org.carillon.identity.passkey.Passkey;
import org.carillon.identity.passkey.PasskeyCreationRequest;
import org.carillon.identity.passkey.PasskeySignInRequest;
import org.carillon.identity.passkey.Passkeys;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;

/** The passkeys in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class PasskeyOperations implements Passkeys {
  private static final int MOST_NAME = 100;

  private final DirectoryTransactions directory;
  private final Accounts accounts;
  private final SecondFactorSignIns secondFactors;
  private final HomeKey homeKey;
  private final Settings settings;
  private final Audit audit;
  private final SecureRandom random = new SecureRandom();
  private final PasskeyVerifier verifier = new PasskeyVerifier();

  @Inject
  public PasskeyOperations(
      DirectoryTransactions directory,
      Accounts accounts,
      SecondFactorSignIns secondFactors,
      HomeKey homeKey,
      Settings settings,
      Audit audit) {
    this.directory = directory;
    this.accounts = accounts;
    this.secondFactors = secondFactors;
    this.homeKey = homeKey;
    this.settings = settings;
    this.audit = audit;
  }

  @Override
  public Answer<List<Passkey>> list(Caller caller, String address) {
    return accounts
        .governed(caller, address)
        .then(
            account ->
                directory.look(
                    entities ->
                        new Answer.Done<>(
                            PasskeyRow.of(entities, account.id()).stream()
                                .map(PasskeyRow::shown)
                                .toList())));
  }

  @Override
  public Answer<PasskeyCreationRequest> propose(Caller caller, String origin, String name) {
    if (caller.proof() != Proof.PASSWORD) {
      return PasswordProof.missing();
    }
    return RelyingParty.of(origin, settings)
        .map(
            party ->
                accounts
                    .governed(caller, caller.name())
                    .then(account -> propose(account, party, name)))
        .orElseGet(
            () -> Answer.failed(unfit("Passkeys cannot be used at the address of this page.")));
  }

  private Answer<PasskeyCreationRequest> propose(Account account, RelyingParty party, String name) {
    if (StoredText.isImpossible(name)) {
      return Answers.impossible("name");
    }
    if (name.isBlank() || name.length() > MOST_NAME) {
      return Answer.failed(
          new Failure.Invalid(
              "name", "malformed", "The name must have 1 to " + MOST_NAME + " characters."));
    }
    var pending =
        new PendingPasskey(Question.random(random, Instant.now()), party.host(), name.strip());
    return pending(account, pending.write(note(account)), pending);
  }

  private static Failure unfit(String sentence) {
    return new Failure.Invalid("passkey", "passkey-unfit", sentence);
  }

  private SealedFormState note(Account account) {
    return new SealedFormState(homeKey, "passkey-wish:" + account.id());
  }

  private Answer<PasskeyCreationRequest> pending(
      Account account, String note, PendingPasskey pending) {
    return directory.look(
        entities -> {
          List<PasskeyRow> present = PasskeyRow.of(entities, account.id());
          return present.size() >= MOST
              ? tooMany()
              : new Answer.Done<>(
                  new PasskeyCreationRequest(
                      note,
                      pending.question().encoded(),
                      pending.host(),
                      DottedValues.encoded(PasskeySignIns.user(account.uuid())),
                      account.address(),
                      credentials(present)));
        });
  }

  private static <T> Answer<T> tooMany() {
    return Answer.failed(
        new Failure.Invalid(
            "name", "too-many", "An account can have at most " + MOST + " passkeys."));
  }

  private static List<String> credentials(List<PasskeyRow> rows) {
    return rows.stream().map(row -> DottedValues.encoded(row.credential)).toList();
  }

  @Override
  public Answer<PasskeyCreationRequest> proposed(Caller caller, String note) {
    return accounts
        .governed(caller, caller.name())
        .then(account -> noted(account, note).then(pending -> pending(account, note, pending)));
  }

  private Answer<PendingPasskey> noted(Account account, String note) {
    return PendingPasskey.read(note(account), note, Instant.now())
        .<Answer<PendingPasskey>>map(Answer.Done::new)
        .orElseGet(
            () ->
                Answer.failed(
                    new Failure.Invalid(
                        "passkey", "second-factor-late", "This took too long. Start again.")));
  }

  /** Does not ask for the password again, since only a caller who had shown it got the request. */
  @Override
  public Answer<Registered> register(Caller caller, String note, String origin, String response) {
    return accounts
        .governed(caller, caller.name())
        .then(
            account ->
                noted(account, note)
                    .then(pending -> register(caller, account, pending, origin, response)));
  }

  private Answer<Registered> register(
      Caller caller, Account account, PendingPasskey pending, String origin, String response) {
    Optional<Attestation> shown = Attestation.read(response);
    return RelyingParty.of(origin, settings)
        .filter(party -> party.host().equals(pending.host()))
        .flatMap(
            party ->
                shown.flatMap(
                    attestation ->
                        verifier.made(attestation, pending.question().challenge(), party)))
        .map(
            made ->
                directory.change(
                    CacheVersions.Kind.DIRECTORY,
                    entities ->
                        registered(
                            entities, caller, account, pending, made, shown.get().transports())))
        .orElseGet(
            () ->
                Answer.failed(
                    unfit("The browser's answer contains no valid passkey for this page.")));
  }

  private Answer<Registered> registered(
      EntityManager entities,
      Caller caller,
      Account account,
      PendingPasskey pending,
      PasskeyVerifier.Made made,
      String transports) {
    // The lock makes two concurrent registrations run one after the other, so that the limit holds.
    SecondFactorSignIns.lock(entities, account.id());
    if (PasskeyRow.of(entities, account.id()).size() >= MOST) {
      return tooMany();
    }
    if (PasskeyRow.find(entities, made.credential()).isPresent()) {
      return Answer.failed(unfit("This passkey is already registered."));
    }
    var row = new PasskeyRow();
    row.id = UUID.randomUUID().toString();
    row.account = entities.find(AccountRow.class, account.id());
    row.credential = made.credential();
    row.host = pending.host();
    row.name = pending.name();
    row.key = made.key();
    row.counter = made.counter();
    row.verifies = made.verified();
    row.eligible = made.eligible();
    row.synced = made.synced();
    row.transports = transports;
    row.created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    row.asked = pending.question().asked();
    entities.persist(row);
    List<String> codes = RecoveryCodes.forPasskey(entities, account.id(), random);
    record(caller, "passkey.create", account, row, Optional.empty(), Optional.of(row.name));
    return new Answer.Done<>(new Registered(row.shown(), codes));
  }

  @Override
  public Answer<Passkey> remove(Caller caller, String address, String id) {
    return accounts
        .governed(caller, address)
        .then(
            account ->
                PasswordProof.isOwedBy(caller, account.id())
                    ? PasswordProof.missing()
                    : directory.change(
                        CacheVersions.Kind.DIRECTORY,
                        entities -> removed(entities, caller, account, id)));
  }

  private Answer<Passkey> removed(
      EntityManager entities, Caller caller, Account account, String id) {
    SecondFactorSignIns.lock(entities, account.id());
    List<PasskeyRow> present = PasskeyRow.of(entities, account.id());
    Optional<PasskeyRow> found = present.stream().filter(row -> row.id.equals(id)).findFirst();
    if (found.isEmpty()) {
      return Answer.failed(new Failure.NotFound("passkey", StoredText.isImpossible(id) ? "" : id));
    }
    PasskeyRow row = found.get();
    entities.remove(row);
    if (present.size() == 1) {
      RecoveryCodes.withoutPasskeys(entities, account.id());
    }
    record(caller, "passkey.delete", account, row, Optional.of(row.name), Optional.empty());
    return new Answer.Done<>(row.shown());
  }

  private void record(
      Caller caller,
      String action,
      Account account,
      PasskeyRow row,
      Optional<String> before,
      Optional<String> after) {
    audit.record(
        caller,
        action,
        AuditSubject.of(account.domain(), row.id + " of " + account.address()),
        before,
        after);
  }

  @Override
  public Optional<PasskeySignInRequest> question(String first, String origin) {
    return RelyingParty.of(origin, settings)
        .flatMap(
            party ->
                first.isEmpty()
                    ? Optional.of(question(PasskeySignIns.note(homeKey), party, List.of(), true))
                    : secondFactors.opened(first).flatMap(step -> question(step, party)));
  }

  private Optional<PasskeySignInRequest> question(FirstStep step, RelyingParty party) {
    Answer<List<String>> found =
        directory.look(
            entities ->
                new Answer.Done<>(
                    credentials(
                        PasskeyRow.of(entities, step.account()).stream()
                            .filter(row -> row.host.equals(party.host()))
                            .toList())));
    return found instanceof Answer.Done<List<String>>(List<String> allowed) && !allowed.isEmpty()
        ? Optional.of(question(PasskeySignIns.note(homeKey, step.account()), party, allowed, false))
        : Optional.empty();
  }

  private PasskeySignInRequest question(
      SealedFormState note, RelyingParty party, List<String> allowed, boolean verified) {
    Question question = Question.random(random, Instant.now());
    return new PasskeySignInRequest(
        question.write(note), question.encoded(), party.host(), allowed, verified);
  }
}
