package org.carillon.format.mime.header;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The ids that connect a message with others (RFC 5256 §3, REFERENCES step 1): its own Message-ID
 * and those of the messages it replies to, the oldest first. An id is kept as the first 64 bits of
 * its SHA-256. An attacker who could make two ids collide could as well name the other message
 * directly.
 */
public final class References {

  /** The maximum number of ids kept besides the message's own: the first and the last. */
  public static final int MOST = 64;

  /** The references of a message that has no id and names none. */
  public static final References NONE = new References(new long[0]);

  /** The message's own id, or 0 if it has none, and the referenced ids. Empty if there is no id. */
  private final long[] ids;

  private References(long[] ids) {
    this.ids = ids;
  }

  /** Returns the references; if References names none, the first id of In-Reply-To is used. */
  public static References of(
      Optional<String> messageId, Optional<String> references, Optional<String> inReplyTo) {
    List<String> before = before(references.orElse(""), inReplyTo.orElse(""));
    Optional<String> own = new MessageIds(messageId.orElse("")).next();
    if (before.isEmpty() && own.isEmpty()) {
      return NONE;
    }
    MessageDigest sha = sha256();
    long[] ids = new long[1 + before.size()];
    ids[0] = own.map(id -> hash(sha, id)).orElse(0L);
    for (int i = 0; i < before.size(); i++) {
      ids[i + 1] = hash(sha, before.get(i));
    }
    return new References(ids);
  }

  /** Returns the references in a header's first fields of these names. */
  public static References of(Header header) {
    return of(
        header.first("Message-ID").map(HeaderField::value),
        header.first("References").map(HeaderField::value),
        header.first("In-Reply-To").map(HeaderField::value));
  }

  private static List<String> before(String references, String inReplyTo) {
    List<String> before = new ArrayList<>();
    MessageIds named = new MessageIds(references);
    for (Optional<String> id = named.next(); id.isPresent(); id = named.next()) {
      if (before.size() == MOST) {
        before.remove(1);
      }
      before.add(id.get());
    }
    if (before.isEmpty()) {
      new MessageIds(inReplyTo).next().ifPresent(before::add);
    }
    return before;
  }

  private static long hash(MessageDigest sha, String id) {
    long hash = ByteBuffer.wrap(sha.digest(id.getBytes(StandardCharsets.ISO_8859_1))).getLong();
    return hash == 0 ? 1 : hash;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Decodes what {@link #encode} wrote, from the range {@code from} to {@code to}. */
  public static References decode(byte[] in, int from, int to) {
    if (from == to) {
      return NONE;
    }
    long[] ids = new long[(to - from) / Long.BYTES];
    ByteBuffer.wrap(in, from, to - from).asLongBuffer().get(ids);
    return new References(ids);
  }

  /** Returns the ids, 8 octets each. */
  public byte[] encode() {
    ByteBuffer octets = ByteBuffer.allocate(Long.BYTES * ids.length);
    octets.asLongBuffer().put(ids);
    return octets.array();
  }

  /** Returns the message's own id, which is never 0; empty if the message has none. */
  public OptionalLong own() {
    return ids.length == 0 || ids[0] == 0 ? OptionalLong.empty() : OptionalLong.of(ids[0]);
  }

  /** Returns the number of ids besides the message's own. */
  public int count() {
    return Math.max(0, ids.length - 1);
  }

  /** Returns a referenced id, which is never 0; index 0 is the oldest. */
  public long before(int index) {
    return ids[index + 1];
  }
}
