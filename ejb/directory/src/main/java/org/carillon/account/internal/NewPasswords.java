package org.carillon.account.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.account.MailAddress;
import org.carillon.account.PasswordInput;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.hashing.StoredHash;
import org.carillon.account.internal.hashing.derived.DerivedSecrets;
import org.carillon.account.internal.hashing.derived.SecretPolicy;
import org.carillon.account.internal.hashing.scheme.HashForms;
import org.carillon.account.internal.passwordpolicy.PasswordHistory;
import org.carillon.account.internal.passwordpolicy.PasswordPolicy;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.Passwords;
import org.carillon.account.setting.OwnerSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Checks new passwords against the policy and computes their stored form. */
@ApplicationScoped
public class NewPasswords {
  private final Settings settings;
  private final PasswordPolicy policy;
  private final PasswordHistory history;
  private final PasswordHashing hashing;
  private final HomeKey homeKey;
  private final SecretPolicy secrets;

  @Inject
  public NewPasswords(
      Settings settings, PasswordHashing hashing, HomeKey homeKey, SecretPolicy secrets) {
    this.settings = settings;
    this.policy = new PasswordPolicy(settings);
    this.history = new PasswordHistory(settings, hashing);
    this.hashing = hashing;
    this.homeKey = homeKey;
    this.secrets = secrets;
  }

  /** Returns the stored form of an account's password. For plain text it must hash. */
  Answer<NewPassword> of(MailAddress address, long domain, PasswordInput given) {
    return switch (given) {
      case PasswordInput.Typed(String password) -> make(address, domain, password);
      case PasswordInput.Hashed(String hash) -> ofHash(hash);
    };
  }

  /** Returns why the owner can't change the password on this server, or empty if possible. */
  Optional<Failure> elsewhere(long domain, long account) {
    if (!settings.value(OwnerSettings.PASSWORD_CHANGE, Scope.account(domain, account))) {
      return Optional.of(
          new Failure.NotAllowed(
              "own-password", "Only administrators can change the password of this account."));
    }
    return secrets.areElsewhere(domain, account)
        ? Optional.of(
            new Failure.Invalid(
                "password",
                "kept-elsewhere",
                "The password of this account is managed by an identity source. Change it"
                    + " there."))
        : Optional.empty();
  }

  PasswordHistory history() {
    return history;
  }

  /**
   * Returns why the owner can't choose a password again, or empty if it may be chosen.
   *
   * @param hashes the hashes of the previous passwords
   */
  Optional<Failure> repeated(List<String> hashes, PasswordInput given) {
    Optional<String> prepared =
        given instanceof PasswordInput.Typed(String typed)
            ? Passwords.prepare(typed)
            : Optional.empty();
    if (hashes.isEmpty() || prepared.isEmpty()) {
      return Optional.empty();
    }
    Optional<Boolean> same = history.has(hashes, prepared.get());
    if (same.isEmpty()) {
      return NewPasswords.<Object>busy().asFailure();
    }
    return same.get()
        ? Optional.of(
            new Failure.Invalid(
                "password", "used-before", "You used this password before. Choose another one."))
        : Optional.empty();
  }

  /** Returns why an account can't have a plain-text password, or empty. Hashes nothing. */
  Optional<Failure> problem(MailAddress address, long domain, String typed) {
    return prepare(typed, Scope.domain(domain), Optional.of(address)).asFailure();
  }

  /** Returns the stored form of an account's password. Slow, so call it outside a transaction. */
  Answer<NewPassword> make(MailAddress address, long domain, String typed) {
    return make(
        prepare(typed, Scope.domain(domain), Optional.of(address)),
        prepared -> DerivedSecrets.make(address, prepared, secrets.of(domain)));
  }

  /** Derives the secrets that the domain stores and that can't be derived from the hash later. */
  public Optional<DerivedSecrets> derived(MailAddress address, long domain, String prepared) {
    return DerivedSecrets.make(address, prepared, secrets.of(domain));
  }

  /**
   * Returns the stored form of a password of which only another server's hash is known.
   *
   * @param hash the hash, in a format that {@link HashForms} reads
   */
  static Answer<NewPassword> ofHash(String hash) {
    return StoredHash.parse(hash)
        .map(known -> new NewPassword(known, Optional.empty()))
        .<Answer<NewPassword>>map(Answer.Done::new)
        .orElseGet(
            () ->
                Answer.failed(
                    new Failure.Invalid(
                        "passwordHash",
                        "unknown-form",
                        "The password hash has an unknown format, or would take too long to"
                            + " check.")));
  }

  /** Returns the stored form of an administrator's password, which has no derived secrets. */
  Answer<NewPassword> make(String typed) {
    return make(prepare(typed, Scope.server(), Optional.empty()), prepared -> Optional.empty());
  }

  private Answer<NewPassword> make(
      Answer<String> prepared, Function<String, Optional<DerivedSecrets>> derived) {
    return prepared.then(
        text ->
            hashing
                .hash(text)
                .map(hash -> new NewPassword(hash, derived.apply(text)))
                .<Answer<NewPassword>>map(Answer.Done::new)
                .orElseGet(NewPasswords::busy));
  }

  /** Writes a password into an account's row. The row must already have its account's id. */
  void write(CredentialRow row, NewPassword password) {
    row.password = password.hash().text();
    row.secrets = sealed(row.account, password.secrets());
    // The database's precision, because a time in memory is compared with the time read.
    row.changed = Instant.now().truncatedTo(ChronoUnit.MICROS);
    row.passwordSet = row.changed;
    row.passwordEndTold = null;
  }

  /** Returns the secrets sealed for storage; null for none. */
  public byte[] sealed(long account, Optional<DerivedSecrets> secrets) {
    return secrets.map(made -> homeKey.seal(purpose(account), made.write())).orElse(null);
  }

  public static String purpose(long account) {
    return "credential:" + account;
  }

  private Answer<String> prepare(String typed, Scope scope, Optional<MailAddress> owner) {
    var prepared = Passwords.prepare(typed);
    if (prepared.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "password",
              "malformed",
              "A password must have 1 to "
                  + Passwords.MOST_CHARACTERS
                  + " characters and no control characters."));
    }
    return policy
        .refusal(prepared.get(), scope, owner)
        .<Answer<String>>map(Answer::failed)
        .orElseGet(() -> new Answer.Done<>(prepared.get()));
  }

  private static <T> Answer<T> busy() {
    return Answer.failed(
        new Failure.TryLater(
            "Too many passwords are being checked at the moment. Try again later."));
  }
}
