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
 * Makes nonces and knows them again. A nonce carries its time and our signature, so every node
 * knows it for genuine without having made it; only the counts already used are kept (RFC 7616
 * §3.4, nc).
 */
public final class Nonces {
  private static final int MOST_KEPT = 100_000;
  private static final int PLAIN_OCTETS = Long.BYTES * 2;

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

  /** Whether the nonce is one of ours, made for this realm. */
  public boolean isOurs(String nonce, String realm) {
    int dot = nonce.indexOf('.');
    return dot >= 0 && seal.genuine(nonce.substring(dot + 1), nonce.substring(0, dot), realm);
  }

  /**
   * Uses up this count of a nonce of ours.
   *
   * @param count the client's nc, from 1
   * @return false when the nonce is too old, or the count is not known to be new: challenge again,
   *     with stale=true
   */
  public boolean spend(String nonce, int count) {
    byte[] plain = Base64.getUrlDecoder().decode(nonce.substring(0, nonce.indexOf('.')));
    long age = clock.millis() - ByteBuffer.wrap(plain).getLong();
    return age <= life.toMillis() && use(nonce, count);
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
