package org.carillon.protocol.memory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Tokens of URLs that anybody could compute: MD5 of mailbox, number of resets, and rump. */
final class MemoryUrls {
  private final Map<Long, Integer> resets = new HashMap<>();

  String token(MemoryMailbox mailbox, String rump) {
    String text = mailbox.id + ":" + resets.getOrDefault(mailbox.id, 0) + ":" + rump;
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void reset(MemoryMailbox mailbox) {
    resets.merge(mailbox.id, 1, Integer::sum);
  }
}
