package org.carillon.blob;

/**
 * A segment file and how much of it is still in use.
 *
 * @param segment the segment's id
 * @param octets the length of the file
 * @param live the octets taken by blobs in use and their headers
 * @param state the segment's state
 */
public record SegmentUse(long segment, long octets, long live, State state) {

  /** The state of a segment. */
  public enum State {
    /** A node may be appending to it. */
    WRITTEN,
    /** The segment is full; compaction may process it. */
    FULL,
    /** Nothing in the segment is in use. Its file is deleted when no reader can have it open. */
    RETIRED
  }

  /** Returns the octets of the file that are not in use. */
  public long dead() {
    return Math.max(0, octets - live);
  }
}
