package org.carillon.mailauth.dkim.canonical;

import java.security.MessageDigest;
import org.carillon.mailauth.dkim.key.Sha256;

/** The hash of a canonical body's begin, and how much there was of it. */
public final class BodyDigest {
  private static final byte[] LINE_ENDS = lineEnds(512);

  private final MessageDigest digest = Sha256.digest();
  private final long most;
  private long octets;

  /**
   * Hashes the begin.
   *
   * @param most how many octets; {@link Long#MAX_VALUE} for all
   */
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

  /** How many octets the canonical body has. */
  public long octets() {
    return octets;
  }

  /** The hash; asked for once. */
  public byte[] hash() {
    return digest.digest();
  }
}
