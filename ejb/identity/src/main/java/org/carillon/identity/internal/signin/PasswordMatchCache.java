package org.carillon.identity.internal.signin;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers which passwords were right recently, for clients that sign in again and again. It does
 * not hold passwords, but an HMAC (RFC 2104, with SHA-256) of the password and of what it was
 * checked against (a stored hash or a source), under a key that only this process has. An entry is
 * useless once these change. It holds the {@value #MOST_KEPT} latest entries.
 */
final class PasswordMatchCache {
  private static final int MOST_KEPT = 50_000;
  private static final String ALGORITHM = "HmacSHA256";
  private static final int OCTETS = 32;
  private static final Match NONE = new Match(new byte[OCTETS], 0);

  private final LongSupplier nanoTime;
  private final SecretKeySpec key;

  private final Map<String, Match> matches =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Match> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private record Match(byte[] code, long at) {}

  PasswordMatchCache(LongSupplier nanoTime) {
    byte[] random = new byte[OCTETS];
    new SecureRandom().nextBytes(random);
    this.nanoTime = nanoTime;
    this.key = new SecretKeySpec(random, ALGORITHM);
  }

  /**
   * Returns whether the principal's prepared password was right against this within that time. The
   * time it takes does not depend on whether anything is remembered for the name.
   */
  boolean holds(String name, String against, String prepared, Duration time) {
    byte[] code = code(against, prepared);
    Match match = match(name, time);
    return MessageDigest.isEqual(match.code, code) && match != NONE;
  }

  /** Remembers that the principal's prepared password was right against this now. */
  void add(String name, String against, String prepared) {
    var match = new Match(code(against, prepared), nanoTime.getAsLong());
    synchronized (matches) {
      matches.remove(name);
      matches.put(name, match);
    }
  }

  private Match match(String name, Duration time) {
    synchronized (matches) {
      forgetOlderThan(time);
      return matches.getOrDefault(name, NONE);
    }
  }

  private void forgetOlderThan(Duration time) {
    long now = nanoTime.getAsLong();
    var eldest = matches.values().iterator();
    while (eldest.hasNext() && now - eldest.next().at >= time.toNanos()) {
      eldest.remove();
    }
  }

  private byte[] code(String against, String prepared) {
    byte[] password = prepared.getBytes(StandardCharsets.UTF_8);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(against.getBytes(StandardCharsets.US_ASCII));
      // Neither text contains a NUL, so that no other pair gives the same octets.
      mac.update((byte) 0);
      return mac.doFinal(password);
    } catch (NoSuchAlgorithmException | InvalidKeyException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }
}
