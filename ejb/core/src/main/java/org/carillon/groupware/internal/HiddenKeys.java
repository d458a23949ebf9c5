package org.carillon.groupware.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carillon.contract.collection.ItemKey;

/**
 * The keys under which objects are shown to who sees times alone. An object's own is mostly made of
 * its UID: whoever was invited, too, would see which of the times is that meeting.
 *
 * @param secret the same on all nodes, and after each start
 */
record HiddenKeys(Supplier<byte[]> secret) {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int OCTETS = 16;

  /** The UID that is shown in the place of an object's own. */
  String uid(long collection, ItemKey key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.get(), ALGORITHM));
      byte[] digest =
          mac.doFinal((collection + "/" + key.value()).getBytes(StandardCharsets.UTF_8));
      return "busy-" + HexFormat.of().formatHex(digest, 0, OCTETS);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(ALGORITHM + " is part of every JDK", missing);
    }
  }
}
