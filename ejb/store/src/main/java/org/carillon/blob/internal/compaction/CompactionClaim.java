package org.carillon.blob.internal.compaction;

import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One node's claim on the pass over all segments. A step may copy for hours, so the claim is
 * renewed while it works. A node that was silent for too long learns that another node continues in
 * its place. Used by one thread.
 */
final class CompactionClaim {
  private final SegmentRows rows;
  private final Duration renewal;
  private final String token = UUID.randomUUID().toString();
  private long renewed;

  /**
   * Creates a claim; {@link #take} takes it.
   *
   * @param renewal the interval of renewals
   */
  CompactionClaim(SegmentRows rows, Duration renewal) {
    this.rows = rows;
    this.renewal = renewal;
  }

  /** Another node has the claim by now. The caller must stop and record nothing. */
  static final class Lost extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Takes the claim; returns the segment to continue after, or empty if not due or taken. */
  OptionalLong take() throws SQLException {
    renewed = System.nanoTime();
    return rows.claim(token);
  }

  /** Renews the claim if it is time. Called between pieces of work. */
  void keep() throws SQLException, Lost {
    if (System.nanoTime() - renewed < renewal.toNanos()) {
      return;
    }
    if (!rows.renew(token)) {
      throw new Lost();
    }
    renewed = System.nanoTime();
  }

  void pass(long position, Duration rest) throws SQLException {
    rows.pass(token, position, rest);
  }
}
