package org.carillon.protocol.sip.digest;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.carillon.protocol.sip.flow.Seal;

/**
 * Makes and judges nonces. A nonce carries its time and our signature, so every node knows it for
 * genuine without having made it; only the counts already used are kept (RFC 7616 §3.4, nc).
 */
public final class Nonces {
  private static final int MOST_KEPT = 100_000;
  private static final int PLAIN_OCTETS = Long.BYTES * 2;

  /** What a nonce in an answer is worth. */
  public enum Judgement {
    /** Ours, fresh, and this count was not used before. */
    FRESH,
    /** Ours, but too old or its count cannot be known to be new: challenge again, stale=true. */
    STALE,
    /** Not ours. */
    FOREIGN
  }

  private final SecureRandom random = new SecureRandom();
  private final Seal seal;
  private final Clock clock;
  private final Duration life;
  private final Map<String, Integer> used =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /**
   * @param life how long a nonce may be used
   */
  public Nonces(byte[] clusterKey, Clock clock, Duration life) {
    this.seal = new Seal(clusterKey, "sip-nonce");
    this.clock = clock;
    this.life = life;
  }

  /** A nonce nobody has seen before, good for this realm. */
  public String next(String realm) {
    byte[] plain =
        ByteBuffer.allocate(PLAIN_OCTETS)
            .putLong(clock.millis())
            .putLong(random.nextLong())
            .array();
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    return text + "." + seal.sign(text, realm);
  }

  /**
   * Judges a nonce and uses up this count of it.
   *
   * @param count the client's nc, from 1
   */
  public Judgement judge(String nonce, String realm, int count) {
    int dot = nonce.indexOf('.');
    if (dot < 0 || !seal.genuine(nonce.substring(dot + 1), nonce.substring(0, dot), realm)) {
      return Judgement.FOREIGN;
    }
    long made = ByteBuffer.wrap(Base64.getUrlDecoder().decode(nonce.substring(0, dot))).getLong();
    if (clock.millis() - made > life.toMillis()) {
      return Judgement.STALE;
    }
    return use(nonce, count) ? Judgement.FRESH : Judgement.STALE;
  }

  private synchronized boolean use(String nonce, int count) {
    Integer last = used.get(nonce);
    // A nonce without a count here was never used, or was used at another node: only its first use
    // can be told from a replay.
    if (count < 1 || (last == null ? count != 1 : count <= last)) {
      return false;
    }
    used.put(nonce, count);
    return true;
  }
}
