package org.carillon.protocol.sip.flow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts texts that we hand out and want back unchanged and unread: flow tokens, which every
 * phone of a call sees. AES-256-GCM, each with a random nonce of 96 bits before it.
 */
public final class TokenCipher {
  private static final int NONCE_OCTETS = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  /** Reused, as creation takes longer than use; as many as were needed at once. */
  private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();

  /** Creates it for one purpose, with a key of at least 32 octets shared by all nodes. */
  public TokenCipher(byte[] key, String purpose) {
    this.key = new SecretKeySpec(TokenSignature.derive(key, purpose), "AES");
  }

  /**
   * Encrypts a text.
   *
   * @param bound the associated data, needed again to decrypt
   * @return base64url without padding: 38 characters, and four for each three of the text
   */
  public String hide(String text, String... bound) {
    byte[] nonce = new byte[NONCE_OCTETS];
    random.nextBytes(nonce);
    try {
      byte[] hidden =
          apply(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), bound);
      return encode(
          ByteBuffer.allocate(nonce.length + hidden.length).put(nonce).put(hidden).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /** Decrypts a text with the same associated data; empty for anything else. */
  public Optional<String> see(String hidden, String... bound) {
    try {
      byte[] octets = Base64.getUrlDecoder().decode(hidden);
      if (octets.length < NONCE_OCTETS || !encode(octets).equals(hidden)) {
        return Optional.empty();
      }
      byte[] nonce = Arrays.copyOf(octets, NONCE_OCTETS);
      byte[] text = Arrays.copyOfRange(octets, NONCE_OCTETS, octets.length);
      byte[] plain = apply(Cipher.DECRYPT_MODE, nonce, text, bound);
      return Optional.of(new String(plain, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String encode(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private byte[] apply(int mode, byte[] nonce, byte[] text, String... bound)
      throws GeneralSecurityException {
    Cipher taken = idle.poll();
    Cipher cipher = taken == null ? Cipher.getInstance("AES/GCM/NoPadding") : taken;
    try {
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      for (String part : bound) {
        byte[] octets = part.getBytes(StandardCharsets.UTF_8);
        cipher.updateAAD(ByteBuffer.allocate(Integer.BYTES).putInt(octets.length).array());
        cipher.updateAAD(octets);
      }
      return cipher.doFinal(text);
    } finally {
      idle.add(cipher);
    }
  }
}
