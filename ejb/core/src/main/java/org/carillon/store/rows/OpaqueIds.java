package org.carillon.store.rows;

/**
 * The ids that clients see (RFC 8474: opaque, never used again). They are the inner ids, whose
 * sequences never run backwards, written so that nobody is led to count with them.
 */
public final class OpaqueIds {
  private static final int RADIX = 32;

  private OpaqueIds() {}

  public static String mailbox(long id) {
    return "F" + Long.toString(id, RADIX);
  }

  public static String email(long item) {
    return "M" + Long.toString(item, RADIX);
  }

  public static String thread(long item) {
    return "T" + Long.toString(item, RADIX);
  }
}
