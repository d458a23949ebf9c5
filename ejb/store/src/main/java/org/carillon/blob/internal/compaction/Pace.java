package org.carillon.blob.internal.compaction;

import java.io.IOException;
import java.time.Duration;

/** The parameters of compaction. */
public interface Pace {

  /** Returns the percentage of octets in use below which a segment is compacted. */
  long liveShare();

  /** Returns the most octets that are copied per second. */
  long octetsPerSecond();

  /**
   * Returns the time since its last write after which a segment is examined. By then every batch
   * that wrote to it is committed or lost.
   */
  default Duration age() {
    return Duration.ofHours(6);
  }

  /**
   * Returns the interval at which a working node renews its claim. Without a renewal another node
   * takes over after ten minutes.
   */
  default Duration renewal() {
    return Duration.ofMinutes(1);
  }

  /**
   * Returns whether the disk has room for copies. On a full disk, compaction only removes files.
   */
  default boolean hasRoom() throws IOException {
    return true;
  }

  /**
   * Returns the time for which an empty segment's file is kept for readers that found a blob in it.
   */
  default Duration grace() {
    return Duration.ofHours(1);
  }
}
