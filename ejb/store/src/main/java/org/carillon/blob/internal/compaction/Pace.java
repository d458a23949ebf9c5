package org.carillon.blob.internal.compaction;

import java.io.IOException;
import java.time.Duration;

/** How eagerly compaction works. */
public interface Pace {

  /** A segment is compacted when less than so many hundredths of it are in use. */
  long liveShare();

  /** How much is copied in a second at most. */
  long octetsPerSecond();

  /**
   * How long ago a segment was written last before anybody looks at it: by then every batch that
   * wrote to it is committed or lost.
   */
  default Duration age() {
    return Duration.ofHours(6);
  }

  /** How often a node that is at work says so: it has ten minutes before another goes on. */
  default Duration renewal() {
    return Duration.ofMinutes(1);
  }

  /** Whether the disk has room for copies: a full one is made emptier by what is removed only. */
  default boolean hasRoom() throws IOException {
    return true;
  }

  /** How long an empty segment's file stays, for those who still read what they found in it. */
  default Duration grace() {
    return Duration.ofHours(1);
  }
}
