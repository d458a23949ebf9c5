package org.carillon.account.internal.hashing.derived;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.MD5Digest;

/**
 * The key against which CRAM-MD5 is checked: the two states of HMAC-MD5 after its padded keys (RFC
 * 2104 §4, RFC 2195 §2). The password can't be recovered from it.
 *
 * @param inner the state of MD5 after the password with the inner padding
 * @param outer the state of MD5 after the password with the outer padding
 */
public record CramMd5Key(byte[] inner, byte[] outer) {
  private static final int BLOCK_OCTETS = 64;
  private static final int INNER_PAD = 0x36;
  private static final int OUTER_PAD = 0x5c;

  static CramMd5Key make(String prepared) {
    byte[] key = prepared.getBytes(StandardCharsets.UTF_8);
    if (key.length > BLOCK_OCTETS) {
      MD5Digest digest = new MD5Digest();
      digest.update(key, 0, key.length);
      key = digest(digest);
    }
    byte[] block = Arrays.copyOf(key, BLOCK_OCTETS);
    return new CramMd5Key(state(block, INNER_PAD), state(block, OUTER_PAD));
  }

  /** Returns the digest of a text, in hexadecimal. */
  public String digest(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    MD5Digest within = new MD5Digest(inner);
    within.update(octets, 0, octets.length);
    byte[] first = digest(within);
    MD5Digest around = new MD5Digest(outer);
    around.update(first, 0, first.length);
    return HexFormat.of().formatHex(digest(around));
  }

  static CramMd5Key read(String text) {
    byte[] both = Base64.getDecoder().decode(text);
    return new CramMd5Key(
        Arrays.copyOf(both, both.length / 2),
        Arrays.copyOfRange(both, both.length / 2, both.length));
  }

  String write() {
    byte[] both = Arrays.copyOf(inner, inner.length + outer.length);
    System.arraycopy(outer, 0, both, inner.length, outer.length);
    return Base64.getEncoder().encodeToString(both);
  }

  private static byte[] state(byte[] block, int pad) {
    MD5Digest digest = new MD5Digest();
    for (byte octet : block) {
      digest.update((byte) (octet ^ pad));
    }
    return digest.getEncodedState();
  }

  private static byte[] digest(MD5Digest digest) {
    byte[] octets = new byte[digest.getDigestSize()];
    digest.doFinal(octets, 0);
    return octets;
  }

  /** Leaves the key out, so that no log can show it. */
  @Override
  public String toString() {
    return "CramMd5Key[]";
  }
}
