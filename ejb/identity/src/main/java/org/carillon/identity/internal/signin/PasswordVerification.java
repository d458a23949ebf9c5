package org.carillon.identity.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.hashing.StoredHash;
import org.carillon.account.setting.SourceSettings.PasswordAuthority;
import org.carillon.identity.internal.KnownPrincipals;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.signin.SignInAttempt;
import org.carillon.settings.Settings;

/** Checks passwords, by the stored hashes or by identity sources. */
@ApplicationScoped
public class PasswordVerification {
  private final KnownPrincipals principals;
  private final PasswordHashing hashing;
  private final PasswordRenewal renewal;
  private final SourcePasswords sources;
  private final PasswordChecks checks;
  private final PasswordAge age;

  @Inject
  public PasswordVerification(
      KnownPrincipals principals,
      PasswordHashing hashing,
      PasswordRenewal renewal,
      SourcePasswords sources,
      PasswordAge age,
      Settings settings) {
    this.principals = principals;
    this.hashing = hashing;
    this.renewal = renewal;
    this.sources = sources;
    this.age = age;
    this.checks = new PasswordChecks(hashing, settings);
  }

  /** The result of checking a password. */
  sealed interface Look {}

  /** The password is the principal's. */
  record Right(Principal principal) implements Look {}

  /** The password is wrong, or the name is unknown. */
  record Wrong() implements Look {}

  /** The password is right, but the source says that its owner may not sign in. */
  record Refused() implements Look {}

  /** The password is right, but too old. */
  record Expired(Principal principal) implements Look {}

  /** Too many passwords are being checked. */
  record Busy() implements Look {}

  /** The source that knows the password does not answer. */
  record Away() implements Look {}

  /** Too many attempts were wrong. */
  record Barred() implements Look {}

  /**
   * Checks a password.
   *
   * @param typed the name, complete with its domain
   */
  Look look(String typed, String prepared, SignInAttempt attempt) {
    Optional<Principal> principal = principals.find(typed);
    if (!isOf(attempt, principal)) {
      return new Barred();
    }
    Optional<SourcePasswords.Whose> whose = sources.whose(principal, typed);
    PasswordAuthority authority = whose.map(sources::authority).orElse(PasswordAuthority.HERE);
    Look look =
        authority == PasswordAuthority.SOURCE ? new Wrong() : here(principal, prepared, attempt);
    if (authority != PasswordAuthority.HERE && look instanceof Wrong) {
      look = sources.look(whose.get(), prepared, attempt);
    }
    return look instanceof Right(Principal known) && !isOf(attempt, Optional.of(known))
        ? new Barred()
        : look;
  }

  /** Tells the attempt which principal the name stands for, if any. Returns whether to go on. */
  static boolean isOf(SignInAttempt attempt, Optional<Principal> principal) {
    return principal.map(known -> attempt.isOf(known.name(), known.passwordMark())).orElse(true);
  }

  private Look here(Optional<Principal> principal, String prepared, SignInAttempt attempt) {
    var hash = principal.flatMap(known -> StoredHash.parse(known.hash()));
    var matches =
        checks.matches(
            principal.map(Principal::name).orElse(""),
            hash.orElseGet(hashing::nobodys),
            prepared,
            attempt);
    if (matches.isEmpty()) {
      return attempt.goesOn() ? new Busy() : new Barred();
    }
    if (matches.get() == PasswordChecks.Match.WRONG || hash.isEmpty()) {
      return new Wrong();
    }
    if (matches.get() == PasswordChecks.Match.RIGHT && principal.get().enabled()) {
      renewal.renew(principal.get(), hash.get(), prepared);
    }
    return age.isOver(principal.get()) ? new Expired(principal.get()) : new Right(principal.get());
  }
}
