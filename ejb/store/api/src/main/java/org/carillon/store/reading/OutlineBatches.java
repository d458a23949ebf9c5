package org.carillon.store.reading;

import java.sql.SQLException;
import java.util.Arrays;

/**
 * Reads outlines of many messages. Outlines of usual size, a kilobyte or two, are read together;
 * large ones, which only artificial messages have, a few at a time, since a driver keeps the whole
 * result of a query in memory.
 */
public final class OutlineBatches {
  /** The SQL column of an outline that is not too large; its parameter is the most octets. */
  public static final String IF_NOT_LARGER =
      " case when octet_length(i.outline) <= ? then i.outline end";

  /** The most octets of an outline that is read together with all others. */
  public static final int USUAL = 16_384;

  /** The number of larger outlines that are read at once. */
  private static final int FEW = 16;

  private OutlineBatches() {}

  /** Reads a few messages. */
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
