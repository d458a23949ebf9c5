package org.carillon.store.reading;

import java.sql.SQLException;
import java.util.Arrays;

/**
 * How outlines are read of many messages: one of a kilobyte or two with all others, one that is
 * large, as only made-up messages have it, among a few. A driver holds all that a query answers.
 */
public final class LargeOutlines {
  /** The column; its parameter is the most octets of one that is answered. */
  public static final String IF_NOT_LARGER =
      " case when octet_length(i.outline) <= ? then i.outline end";

  /** The most octets of one that is read with all others. */
  public static final int USUAL = 16_384;

  /** So many that are larger are read at once. */
  private static final int FEW = 16;

  private LargeOutlines() {}

  /** Reads some messages. */
  @FunctionalInterface
  public interface Reading {
    void of(long[] uids) throws SQLException;
  }

  /** Reads messages, a few at a time. */
  public static void read(long[] uids, Reading reading) throws SQLException {
    for (int from = 0; from < uids.length; from += FEW) {
      reading.of(Arrays.copyOfRange(uids, from, Math.min(uids.length, from + FEW)));
    }
  }
}
