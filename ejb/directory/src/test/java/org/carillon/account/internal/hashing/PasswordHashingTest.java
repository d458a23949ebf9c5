package org.carillon.account.internal.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.carillon.account.secret.PasswordAttempt;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {
  private final CompletableFuture<Thread> computing = new CompletableFuture<>();

  /** Returns an attempt from a known or an unknown place. It records the hashing thread. */
  private PasswordAttempt attempt(boolean known, boolean goesOn) {
    return new PasswordAttempt() {
      @Override
      public boolean goesOn() {
        computing.complete(Thread.currentThread());
        return goesOn;
      }

      @Override
      public boolean isKnown() {
        return known;
      }
    };
  }

  private static PasswordHashing hashing() {
    var hashing =
        new PasswordHashing(
            new DeclaredSettings()
                .with(DirectorySettings.HASH_MEMORY, 1_024L)
                .with(DirectorySettings.HASH_PASSES, 1L));
    hashing.start();
    return hashing;
  }

  @Test
  void hashingRunsOnPlatformThreads() throws Exception {
    var hashing = hashing();
    Thread.ofVirtual()
        .start(() -> hashing.matches(hashing.nobodys(), "guess", attempt(false, true)))
        .join();
    assertThat(computing.getNow(null).isVirtual()).isFalse();
  }

  @Test
  void knownAndUnknownClientsGetTheCorrectResult() {
    var hashing = hashing();
    PasswordHash hash = hashing.hash("right").orElseThrow();
    for (boolean known : new boolean[] {false, true}) {
      assertThat(hashing.matches(hash, "right", attempt(known, true))).isEqualTo(Optional.of(true));
      assertThat(hashing.matches(hash, "wrong", attempt(known, true)))
          .isEqualTo(Optional.of(false));
      assertThat(hashing.matches(hash, "right", attempt(known, false))).isEmpty();
    }
  }
}
