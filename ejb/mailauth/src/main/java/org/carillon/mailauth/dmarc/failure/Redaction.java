package org.carillon.mailauth.dmarc.failure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes people in a report unknowable, but the same ones alike everywhere (RFC 6590 §3): local
 * parts of addresses are replaced by a keyed digest of them; domains stay.
 */
public final class Redaction {
  private static final String ALGORITHM = "HmacSHA256";

  /** With six bits each, nobody meets another one by chance, and nobody finds back. */
  private static final int DIGEST_OCTETS = 9;

  /** What stands before an at sign, also in quotes. Bounded, so that no text takes long. */
  private static final Pattern ADDRESS =
      Pattern.compile("(\"[^\"\\r\\n]{0,64}\"|[^\\s<>\"(),:;=@\\[\\]]{1,128}+)@");

  private final byte[] key;

  /**
   * @param key secret, and the same for a long time
   */
  public Redaction(byte[] key) {
    this.key = key.clone();
  }

  /** All addresses in a text, each with another local part. */
  public String text(String text) {
    return ADDRESS.matcher(text).replaceAll(found -> digest(found.group(1)) + "@");
  }

  /** What stands for a local part. */
  private String digest(String localPart) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] digest = mac.doFinal(localPart.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest, DIGEST_OCTETS));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException(ALGORITHM + " is not available", absent);
    }
  }
}
