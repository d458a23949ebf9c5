package org.carillon.store.rows;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The ids that clients see (RFC 8474: opaque, never used again). They encode internal ids, whose
 * sequences never run backwards, in a form that does not invite clients to count with them.
 */
public final class OpaqueIds {
  private static final int RADIX = 32;

  /** Twelve digits of five bits, which fit into a long. */
  private static final Pattern EMAIL_ID = Pattern.compile("M[0-9a-v]{1,12}");

  private OpaqueIds() {}

  public static String mailbox(long id) {
    return "F" + Long.toString(id, RADIX);
  }

  public static String email(long item) {
    return "M" + Long.toString(item, RADIX);
  }

  /** Returns the item that an id names; empty if the text is not such an id. */
  public static OptionalLong item(String emailId) {
    if (!EMAIL_ID.matcher(emailId).matches()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(emailId.substring(1), RADIX));
  }

  public static String thread(long item) {
    return "T" + Long.toString(item, RADIX);
  }
}
