package org.carillon.account.internal.hashing.derived;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.carillon.contract.identity.Evidence;

/**
 * The hash against which NTLM is checked: the MD4 digest of a password in UTF-16 (MS-NLMP §3.3.1
 * NTOWFv1). Anyone who has it can sign in by NTLM.
 *
 * @param octets the hash, 16 octets
 */
public record NtHash(byte[] octets) {
  /** The length of a hash and of a proof, in octets. */
  public static final int LENGTH = 16;

  public static NtHash of(String prepared) {
    byte[] letters = prepared.getBytes(StandardCharsets.UTF_16LE);
    MD4Digest digest = new MD4Digest();
    digest.update(letters, 0, letters.length);
    byte[] hash = new byte[LENGTH];
    digest.doFinal(hash, 0);
    return new NtHash(hash);
  }

  /** Returns whether an NTLMv2 response was made with this hash (MS-NLMP §3.3.2). */
  public boolean made(Evidence.Ntlm evidence) {
    byte[] response = evidence.response();
    if (response.length <= LENGTH) {
      return false;
    }
    byte[] key =
        hmac(
            octets,
            (evidence.name().toUpperCase(Locale.ROOT) + evidence.domain())
                .getBytes(StandardCharsets.UTF_16LE));
    byte[] proof =
        hmac(key, evidence.server(), Arrays.copyOfRange(response, LENGTH, response.length));
    return MessageDigest.isEqual(proof, Arrays.copyOf(response, LENGTH));
  }

  static NtHash read(String text) {
    return new NtHash(HexFormat.of().parseHex(text));
  }

  String write() {
    return HexFormat.of().formatHex(octets);
  }

  private static byte[] hmac(byte[] key, byte[]... texts) {
    try {
      Mac mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(key, "HmacMD5"));
      for (byte[] text : texts) {
        mac.update(text);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("HMAC-MD5 is not available", failure);
    }
  }

  /** Leaves the hash out, so that no log can show it. */
  @Override
  public String toString() {
    return "NtHash[]";
  }
}
