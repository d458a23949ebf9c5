package org.carillon.account.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.util.Set;
import org.carillon.account.MailAddress;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.hashing.derived.SecretPolicy;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.account.setting.SecretSettings;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

/** Tests of the secrets that are stored of a password in addition to its hash. */
class NewPasswordsTest {
  private static final MailAddress ALICE = new MailAddress("alice", "example.test");

  private final DeclaredSettings settings =
      new DeclaredSettings()
          .with(DirectorySettings.HASH_MEMORY, 1_024L)
          .with(DirectorySettings.HASH_PASSES, 1L);

  private Set<String> kept() {
    var hashing = new PasswordHashing(settings);
    hashing.start();
    return done(new NewPasswords(settings, hashing, null, new SecretPolicy(settings))
            .make(ALICE, 1, "correct horse"))
        .secrets()
        .map(secrets -> secrets.json().keySet())
        .orElse(Set.of());
  }

  @Test
  void onlyTheDigestForTelephonesIsStored() {
    assertThat(kept()).containsExactly("digest");
  }

  @Test
  void noSecretsAreStoredWithoutATelephone() {
    settings.with(SecretSettings.KEEP_DIGEST, false);
    assertThat(kept()).isEmpty();
  }
}
