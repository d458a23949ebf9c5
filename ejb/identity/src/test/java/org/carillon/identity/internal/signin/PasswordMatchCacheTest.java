package org.carillon.identity.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.account.internal.hashing.PasswordHash;
import org.junit.jupiter.api.Test;

class PasswordMatchCacheTest {
  private static final Duration TIME = Duration.ofMinutes(10);
  private static final String HASH = hash(1);

  private final AtomicLong now = new AtomicLong();
  private final PasswordMatchCache remembered = new PasswordMatchCache(now::get);

  private static String hash(int salt) {
    return new PasswordHash(
            new PasswordHash.Cost(1024, 1), new byte[] {(byte) salt, 0, 0, 0}, new byte[32])
        .text();
  }

  @Test
  void cachedMatchHoldsForNameHashAndPasswordOnly() {
    remembered.add("alice", HASH, "correct horse");

    assertThat(remembered.holds("alice", HASH, "correct horse", TIME)).isTrue();
    assertThat(remembered.holds("alice", HASH, "correct horsf", TIME)).isFalse();
    assertThat(remembered.holds("alice", hash(2), "correct horse", TIME)).isFalse();
    assertThat(remembered.holds("bob", HASH, "correct horse", TIME)).isFalse();
    assertThat(remembered.holds("alice", HASH, "correct horse", TIME)).isTrue();
  }

  @Test
  void cachedMatchExpiresDespiteUse() {
    remembered.add("alice", HASH, "correct horse");
    now.addAndGet(TIME.toNanos() - 1);
    assertThat(remembered.holds("alice", HASH, "correct horse", TIME)).isTrue();
    now.incrementAndGet();
    assertThat(remembered.holds("alice", HASH, "correct horse", TIME)).isFalse();
    assertThat(remembered.holds("alice", HASH, "correct horse", TIME.multipliedBy(2))).isFalse();
  }

  @Test
  void zeroTimeClearsTheCache() {
    remembered.add("alice", HASH, "correct horse");

    assertThat(remembered.holds("bob", HASH, "correct horse", Duration.ZERO)).isFalse();
    assertThat(remembered.holds("alice", HASH, "correct horse", TIME)).isFalse();
  }

  @Test
  void oldestMatchIsEvicted() {
    for (int i = 0; i <= 50_000; i++) {
      remembered.add("u" + i, HASH, "correct horse");
    }

    assertThat(remembered.holds("u0", HASH, "correct horse", TIME)).isFalse();
    assertThat(remembered.holds("u1", HASH, "correct horse", TIME)).isTrue();
    assertThat(remembered.holds("u50000", HASH, "correct horse", TIME)).isTrue();
  }
}
