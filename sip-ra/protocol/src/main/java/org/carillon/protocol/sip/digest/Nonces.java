package org.carillon.protocol.sip.digest;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.TokenSignature;

/**
 * Creates and validates nonces. A nonce contains its time, node and recipient: the client's network
 * and transport, so that a client that uses it has proven to receive packets there. All of it is
 * signed; only the counts already used are kept (RFC 7616 §3.4, nc). A nonce whose count may have
 * been evicted counts as too old: nothing can be replayed.
 */
public final class Nonces {
  private static final int MOST_KEPT = 100_000;

  /** Time, serial number, node, transport, network and its length. */
  private static final int PLAIN_OCTETS = Long.BYTES * 3 + Integer.BYTES + 2;

  private final int node;

  /** Serial numbers of nonces; only the signature is unpredictable. */
  private final AtomicLong serials;

  private final TokenSignature seal;
  private final Clock clock;
  private final Duration life;

  /** The creation time of the youngest nonce whose count was evicted. */
  private long forgotten = Long.MIN_VALUE;

  private final Map<Long, Use> used =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Use> eldest) {
          if (size() <= MOST_KEPT) {
            return false;
          }
          forgotten = Math.max(forgotten, eldest.getValue().made);
          return true;
        }
      };

  /** The last count used with a nonce. */
  private record Use(int count, long made) {}

  /**
   * @param life the longest time that a nonce may be used
   */
  public Nonces(byte[] clusterKey, Clock clock, Duration life) {
    this.seal = new TokenSignature(clusterKey, "sip-nonce");
    this.clock = clock;
    this.life = life;
    SecureRandom random = new SecureRandom();
    this.node = random.nextInt();
    this.serials = new AtomicLong(random.nextLong());
  }

  /** Returns a new nonce, valid for this realm and the flow's peer. */
  public String next(String realm, Flow flow) {
    ByteBuffer plain =
        ByteBuffer.allocate(PLAIN_OCTETS)
            .putLong(clock.millis())
            .putLong(serials.getAndIncrement());
    putPlace(plain, flow);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(plain.array());
    return text + "." + seal.sign(text, realm);
  }

  /** Returns true if one of our nodes made the nonce for this realm. */
  public boolean isOurs(String nonce, String realm) {
    int dot = nonce.indexOf('.');
    return dot >= 0 && seal.genuine(nonce.substring(dot + 1), nonce.substring(0, dot), realm);
  }

  /**
   * Consumes this count of one of our nonces.
   *
   * @param count the client's nc, from 1
   * @param flow the flow on which it came
   * @return false if the nonce is too old, was made by another node or for another peer, or the
   *     count is not known to be new: challenge again, with stale=true
   */
  public boolean spend(String nonce, int count, Flow flow) {
    ByteBuffer plain =
        ByteBuffer.wrap(Base64.getUrlDecoder().decode(nonce.substring(0, nonce.indexOf('.'))));
    long made = plain.getLong();
    long serial = plain.getLong();
    ByteBuffer here = ByteBuffer.allocate(plain.remaining());
    putPlace(here, flow);
    return plain.equals(here.flip())
        && clock.millis() - made <= life.toMillis()
        && use(serial, made, count);
  }

  private void putPlace(ByteBuffer to, Flow flow) {
    ClientNetwork network = ClientNetwork.of(flow.remote().getAddress());
    to.putInt(node)
        .put((byte) flow.transport().ordinal())
        .putLong(network.bits())
        .put((byte) network.length());
  }

  private synchronized boolean use(long serial, long made, int count) {
    Use last = used.get(serial);
    boolean fresh = last == null ? count == 1 && made > forgotten : count > last.count;
    if (fresh) {
      used.put(serial, new Use(count, made));
    }
    return fresh;
  }
}
