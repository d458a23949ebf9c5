package org.carillon.account.internal.hashing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.secret.Passwords;
import org.carillon.account.secret.SharedPasswords;

/** Hashes shared passwords in the same way as those of accounts. */
@ApplicationScoped
public class SharedPasswordHashes implements SharedPasswords {
  private final PasswordHashing hashing;

  @Inject
  SharedPasswordHashes(PasswordHashing hashing) {
    this.hashing = hashing;
  }

  @Override
  public Optional<String> hash(String typed) {
    return Passwords.prepare(typed).flatMap(hashing::hash).map(PasswordHash::text);
  }

  @Override
  public Optional<Boolean> matches(String hash, String typed) {
    Optional<StoredHash> stored = StoredHash.parse(hash);
    Optional<String> prepared = Passwords.prepare(typed);
    return stored.isEmpty() || prepared.isEmpty()
        ? Optional.of(false)
        : hashing.matches(stored.get(), prepared.get());
  }
}
