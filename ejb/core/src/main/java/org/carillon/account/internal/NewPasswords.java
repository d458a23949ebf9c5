package org.carillon.account.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.hashing.DerivedSecrets;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.Passwords;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Checks new passwords against the policy and makes what is kept of them. */
@ApplicationScoped
public class NewPasswords {
  private final Settings settings;
  private final PasswordHashing hashing;
  private final HomeKey homeKey;

  @Inject
  public NewPasswords(Settings settings, PasswordHashing hashing, HomeKey homeKey) {
    this.settings = settings;
    this.hashing = hashing;
    this.homeKey = homeKey;
  }

  /** For an account. Takes as long as hashing does: outside any transaction. */
  Answer<NewPassword> make(MailAddress address, long domain, String typed) {
    var scope = Scope.domain(domain);
    return make(
        prepare(typed, scope), prepared -> DerivedSecrets.make(address, prepared, kept(scope)));
  }

  private Set<DerivedSecrets.Kind> kept(Scope scope) {
    Set<DerivedSecrets.Kind> kept = EnumSet.noneOf(DerivedSecrets.Kind.class);
    if (settings.value(DirectorySettings.KEEP_DIGEST, scope)) {
      kept.add(DerivedSecrets.Kind.DIGEST);
    }
    if (settings.value(DirectorySettings.KEEP_SCRAM, scope)) {
      kept.add(DerivedSecrets.Kind.SCRAM);
    }
    if (settings.value(DirectorySettings.KEEP_TEXT, scope)) {
      kept.add(DerivedSecrets.Kind.TEXT);
    }
    return kept;
  }

  /** For an administrator with a name of its own, of whom no derived secrets are kept. */
  Answer<NewPassword> make(String typed) {
    return make(prepare(typed, Scope.server()), prepared -> Optional.empty());
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

  /** Writes it into an account's row; the row must have its account's id. */
  void write(CredentialRow row, NewPassword password) {
    row.password = password.hash().text();
    row.secrets =
        password
            .secrets()
            .map(secrets -> homeKey.seal(purpose(row.account), secrets.write()))
            .orElse(null);
    // As the database keeps it: what is known by it is compared with what is read.
    row.changed = Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  public static String purpose(long account) {
    return "credential:" + account;
  }

  private Answer<String> prepare(String typed, Scope scope) {
    var prepared = Passwords.prepare(typed);
    if (prepared.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "password",
              "malformed",
              "A password has 1 to "
                  + Passwords.MOST_CHARACTERS
                  + " characters, none of them a control character."));
    }
    long minimum = settings.value(DirectorySettings.PASSWORD_MINIMUM, scope);
    return prepared.get().codePointCount(0, prepared.get().length()) < minimum
        ? Answer.failed(
            new Failure.Invalid(
                "password", "too-short", "A password has at least " + minimum + " characters."))
        : new Answer.Done<>(prepared.get());
  }

  private static Answer<NewPassword> busy() {
    return Answer.failed(
        new Failure.TryLater("Too many passwords are being checked at the moment."));
  }
}
