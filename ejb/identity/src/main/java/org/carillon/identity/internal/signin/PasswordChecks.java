package org.carillon.identity.internal.signin;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.Optional;
import org.carillon.account.internal.hashing.ImportedHash;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.hashing.StoredHash;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.identity.signin.SignInAttempt;
import org.carillon.settings.Settings;

/** Compares passwords with hashes, or with passwords that were right recently. */
final class PasswordChecks {
  private final PasswordHashing hashing;
  private final Settings settings;
  private final PasswordMatchCache remembered = new PasswordMatchCache(System::nanoTime);

  PasswordChecks(PasswordHashing hashing, Settings settings) {
    this.hashing = hashing;
    this.settings = settings;
  }

  /** The result of comparing a password with a hash. */
  enum Match {
    /** The password is right; the hash was computed now. */
    RIGHT,
    /** The password is right; the hash was computed earlier. */
    REMEMBERED,
    WRONG
  }

  /** Returns whether the hash is the password's, or empty if that cannot be told now. */
  Optional<Match> matches(String name, StoredHash hash, String prepared, SignInAttempt attempt) {
    Duration time = settings.value(DirectorySettings.REMEMBER);
    if (remembered.holds(name, hash.text(), prepared, time)) {
      countCheck("remembered");
      return Optional.of(Match.REMEMBERED);
    }
    var matches =
        hashing.matches(
            hash, prepared, attempt, () -> remembered.holds(name, hash.text(), prepared, time));
    if (hash instanceof ImportedHash && matches.isPresent() && !matches.get()) {
      // Many foreign hashes are cheap to compute. Time must not reveal whether an account exists.
      matches = hashing.matches(hashing.nobodys(), prepared, attempt);
    }
    matches.ifPresent(done -> countCheck("hashed"));
    if (time.isPositive() && matches.orElse(false)) {
      remembered.add(name, hash.text(), prepared);
    }
    return matches.map(right -> right ? Match.RIGHT : Match.WRONG);
  }

  private static void countCheck(String how) {
    Metrics.counter("carillon.sign-in.password", "checked", how).increment();
  }
}
