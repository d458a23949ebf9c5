package org.carillon.mailauth.dkim.canonical;

import java.security.MessageDigest;
import org.carillon.mailauth.dkim.key.Sha256;

/** Computes the hash of the beginning of a canonical body, and counts all of its octets. */
public final class BodyDigest {
  private static final byte[] LINE_ENDS = lineEnds(512);

  private final MessageDigest digest = Sha256.digest();
  private final long most;
  private long octets;

  /** Creates a digest of at most {@code most} octets; {@link Long#MAX_VALUE} for all. */
  public BodyDigest(long most) {
    this.most = most;
  }

  private static byte[] lineEnds(int count) {
    byte[] all = new byte[2 * count];
    for (int i = 0; i < all.length; i += 2) {
      all[i] = '\r';
      all[i + 1] = '\n';
    }
    return all;
  }

  void write(byte[] from, int begin, int end) {
    if (end > begin) {
      long left = most - octets;
      if (left > 0) {
        digest.update(from, begin, (int) Math.min(left, end - begin));
      }
      octets += end - begin;
    }
  }

  void writeLineEnds(long count) {
    for (long left = count; left > 0; left -= LINE_ENDS.length / 2) {
      write(LINE_ENDS, 0, (int) Math.min(LINE_ENDS.length, 2 * left));
    }
  }

  /** Returns the number of octets of the canonical body. */
  public long octets() {
    return octets;
  }

  /** Returns the hash. It may be called only once. */
  public byte[] hash() {
    return digest.digest();
  }
}
