package org.carillon.account.internal.hashing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.account.secret.HomeKeyMissing;

/**
 * AES-256-GCM with one key. A sealed value is one octet for the format (1), a random nonce of 12
 * octets, and the cipher text with its tag. The purpose is authenticated with it, so that no value
 * can be put in another's place.
 */
public final class Sealing {
  private static final byte FORMAT = 1;
  private static final int NONCE_OCTETS = 12;
  private static final int TAG_BITS = 128;
  private static final int DERIVED_OCTETS = 32;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  public Sealing(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  public byte[] seal(String purpose, byte[] secret) {
    byte[] nonce = new byte[NONCE_OCTETS];
    random.nextBytes(nonce);
    try {
      byte[] text = cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(secret);
      byte[] sealed = new byte[1 + NONCE_OCTETS + text.length];
      sealed[0] = FORMAT;
      System.arraycopy(nonce, 0, sealed, 1, NONCE_OCTETS);
      System.arraycopy(text, 0, sealed, 1 + NONCE_OCTETS, text.length);
      return sealed;
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("AES-GCM is not available", failure);
    }
  }

  public byte[] open(String purpose, byte[] sealed) {
    if (sealed.length < 1 + NONCE_OCTETS || sealed[0] != FORMAT) {
      throw new HomeKeyMissing("The sealed value has an unknown format.");
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_OCTETS);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, purpose)
          .doFinal(sealed, 1 + NONCE_OCTETS, sealed.length - 1 - NONCE_OCTETS);
    } catch (GeneralSecurityException failure) {
      throw new HomeKeyMissing("The sealed value was not sealed under this home key.");
    }
  }

  public byte[] derive(String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(key)
                  .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), DERIVED_OCTETS));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("HKDF-SHA256 is not available", failure);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  /** Returns the fingerprint by which the database knows a key, without revealing the key. */
  public static byte[] fingerprint(byte[] key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("carillon home key".getBytes(StandardCharsets.US_ASCII));
      return digest.digest(key);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("SHA-256 is not available", failure);
    }
  }
}
