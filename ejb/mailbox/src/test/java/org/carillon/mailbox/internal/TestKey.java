package org.carillon.mailbox.internal;

import java.util.Arrays;
import org.carillon.account.secret.HomeKey;

/** A home key for tests. It masks data differently for each purpose, but gives no secrecy. */
public record TestKey() implements HomeKey {

  @Override
  public byte[] seal(String purpose, byte[] secret) {
    return mask(purpose, secret);
  }

  @Override
  public byte[] open(String purpose, byte[] sealed) {
    return mask(purpose, sealed);
  }

  @Override
  public byte[] derive(String purpose) {
    return mask(purpose, new byte[32]);
  }

  private static byte[] mask(String purpose, byte[] octets) {
    byte[] masked = Arrays.copyOf(octets, octets.length);
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= (byte) purpose.charAt(i % purpose.length());
    }
    return masked;
  }
}
