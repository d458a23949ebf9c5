package org.carillon.push.internal.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts texts for a browser (RFC 8291), as a record of {@code aes128gcm} (RFC 8188). */
public final class PushMessage {
  /** The octets of the authentication secret (RFC 8291 §3.2). */
  public static final int SECRET = 16;

  /** The longest text: push services accept bodies of at least 4096 octets (RFC 8291 §4). */
  public static final int MOST_TEXT = 3_000;

  private static final int SALT = 16;
  private static final int RECORD = 4_096;
  private static final int KEY = 16;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final byte LAST_RECORD = 2;
  private static final SecureRandom RANDOM = new SecureRandom();

  private PushMessage() {}

  /** Returns whether these are a valid public key and secret. */
  public static boolean isKey(byte[] key, byte[] secret) {
    return secret.length == SECRET && Curve.publicKey(key).isPresent();
  }

  /**
   * Encrypts with a key pair that is used once.
   *
   * @param text at most {@value #MOST_TEXT} octets
   * @param key the browser's public key
   * @param secret the secret shared with the sender
   * @throws IllegalArgumentException if the key is invalid
   */
  public static byte[] encrypted(byte[] text, byte[] key, byte[] secret) {
    byte[] salt = new byte[SALT];
    RANDOM.nextBytes(salt);
    return encrypted(text, key, secret, salt, fresh());
  }

  private static KeyPair fresh() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException never) {
      throw new IllegalStateException(never);
    }
  }

  static byte[] encrypted(byte[] text, byte[] key, byte[] secret, byte[] salt, KeyPair own) {
    if (text.length > MOST_TEXT) {
      throw new IllegalArgumentException("Too long for a push message");
    }
    Optional<ECPublicKey> browser = Curve.publicKey(key);
    if (browser.isEmpty()) {
      throw new IllegalArgumentException("No point of the curve");
    }
    byte[] sender = Curve.octets((ECPublicKey) own.getPublic());
    try {
      KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(own.getPrivate());
      agreement.doPhase(browser.get(), true);
      // RFC 8291 §3.4
      byte[] info = joined(ascii("WebPush: info\0"), key, sender);
      byte[] material = derived(secret, agreement.generateSecret(), info, Curve.NUMBER);
      byte[] encryption = derived(salt, material, ascii("Content-Encoding: aes128gcm\0"), KEY);
      byte[] nonce = derived(salt, material, ascii("Content-Encoding: nonce\0"), NONCE);
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(encryption, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      byte[] plain = Arrays.copyOf(text, text.length + 1);
      plain[text.length] = LAST_RECORD;
      byte[] sealed = cipher.doFinal(plain);
      return ByteBuffer.allocate(SALT + Integer.BYTES + 1 + sender.length + sealed.length)
          .put(salt)
          .putInt(RECORD)
          .put((byte) sender.length)
          .put(sender)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException unfit) {
      throw new IllegalArgumentException("Nothing can be encrypted for that key", unfit);
    }
  }

  private static byte[] derived(byte[] salt, byte[] material, byte[] info, int length)
      throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract().addIKM(material).addSalt(salt).thenExpand(info, length));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
