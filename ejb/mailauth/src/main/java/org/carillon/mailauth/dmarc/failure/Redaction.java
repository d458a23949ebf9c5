package org.carillon.mailauth.dmarc.failure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces the local parts of addresses in a report by a keyed digest (RFC 6590 §3), so that people
 * can't be identified, but equal addresses remain equal. Domains stay.
 */
public final class Redaction {
  private static final String ALGORITHM = "HmacSHA256";

  /** The digest's octets, enough against collisions and too few to recover the address. */
  private static final int DIGEST_OCTETS = 9;

  /** The local part before an at sign, quoted or not; of bounded length, to be fast. */
  private static final Pattern ADDRESS =
      Pattern.compile("(\"[^\"\\r\\n]{0,64}\"|[^\\s<>\"(),:;=@\\[\\]]{1,128}+)@");

  private final byte[] key;

  /** Creates a redaction with a secret key, which should stay the same for a long time. */
  public Redaction(byte[] key) {
    this.key = key.clone();
  }

  /** Returns the text with the local parts of all addresses replaced. */
  public String text(String text) {
    return ADDRESS.matcher(text).replaceAll(found -> digest(found.group(1)) + "@");
  }

  /** Returns the replacement for a local part. */
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
