package org.carillon.blob.internal.compaction;

import java.io.IOException;
import java.time.Duration;

/** The parameters of compaction. */
public interface Pace {

  /** Returns the percentage of octets in use below which a segment is compacted. */
  long liveShare();

  long octetsPerSecond();

  /** Returns the age at which a segment is examined: each batch has committed or failed by then. */
  default Duration age() {
    return Duration.ofHours(6);
  }

  /** Returns the interval of claim renewals; without them another node takes over in 10 min. */
  default Duration renewal() {
    return Duration.ofMinutes(1);
  }

  /** Returns whether the disk has room for copies. On a full one, compaction only removes files. */
  default boolean hasRoom() throws IOException {
    return true;
  }

  /** Returns the time an empty segment's file is kept for readers that found a blob in it. */
  default Duration grace() {
    return Duration.ofHours(1);
  }
}
