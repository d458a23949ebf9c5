package org.carillon.policy.internal.sieve;

import java.util.HexFormat;
import org.carillon.sieve.context.TextDigest;

/** Keys of what is remembered of an account's mail. */
final class MemoryKey {
  private MemoryKey() {}

  /** Returns the key that records a reply to somebody (RFC 5230 §4.2). */
  static byte[] answer(String key, String to) {
    return HexFormat.of().parseHex(TextDigest.of("vacation", key, to));
  }

  /** Returns the key that records a message as seen (RFC 7352 §3.1). */
  static byte[] duplicate(String key) {
    return HexFormat.of().parseHex(TextDigest.of("duplicate", key));
  }
}
