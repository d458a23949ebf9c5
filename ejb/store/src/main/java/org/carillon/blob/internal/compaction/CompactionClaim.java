package org.carillon.blob.internal.compaction;

import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One node's claim on the pass over all segments. A step may copy for hours, so the claim is
 * renewed while it works; a node that was silent for too long learns that another goes on in its
 * place. Used by one thread.
 */
final class CompactionClaim {
  private final SegmentRows rows;
  private final Duration renewal;
  private final String token = UUID.randomUUID().toString();
  private long renewed;

  /**
   * To be taken.
   *
   * @param renewal how often it is renewed
   */
  CompactionClaim(SegmentRows rows, Duration renewal) {
    this.rows = rows;
    this.renewal = renewal;
  }

  /** Another node has it by now: whoever meets this stops, and notes nothing. */
  static final class Lost extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** Behind which segment to go on; empty when nothing is due, or another node has it. */
  OptionalLong take() throws SQLException {
    renewed = System.nanoTime();
    return rows.claim(token);
  }

  /** To be called between pieces of work. */
  void keep() throws SQLException, Lost {
    if (System.nanoTime() - renewed < renewal.toNanos()) {
      return;
    }
    if (!rows.renew(token)) {
      throw new Lost();
    }
    renewed = System.nanoTime();
  }

  /** Gives it back. */
  void pass(long position, Duration rest) throws SQLException {
    rows.pass(token, position, rest);
  }
}
