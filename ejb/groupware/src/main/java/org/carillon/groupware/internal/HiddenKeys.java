package org.carillon.groupware.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.store.item.ItemKey;

/**
 * The keys under which objects are shown to a caller who sees only times. An object's own key is
 * usually made of its UID, so an attendee could tell which of the times is the meeting.
 */
final class HiddenKeys {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int OCTETS = 16;

  private final Supplier<byte[]> secret;
  private volatile SecretKeySpec key;

  /**
   * Creates an instance without keys.
   *
   * @param secret the secret, which is the same on all nodes and after each start. It is requested
   *     when it is first needed.
   */
  HiddenKeys(Supplier<byte[]> secret) {
    this.secret = secret;
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      known = new SecretKeySpec(secret.get(), ALGORITHM);
      key = known;
    }
    return known;
  }

  /** Returns the UID that is shown in place of an object's own. */
  String uid(long collection, ItemKey of) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      byte[] digest = mac.doFinal((collection + "/" + of.value()).getBytes(StandardCharsets.UTF_8));
      return "busy-" + HexFormat.of().formatHex(digest, 0, OCTETS);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", missing);
    }
  }
}
