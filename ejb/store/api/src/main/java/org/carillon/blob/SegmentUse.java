package org.carillon.blob;

/**
 * A segment file and how much of it is still in use.
 *
 * @param segment its id
 * @param octets how long the file is
 * @param live how much of that contents in use take, with their headers
 * @param state what becomes of it
 */
public record SegmentUse(long segment, long octets, long live, State state) {

  /** What becomes of a segment. */
  public enum State {
    /** A node may be appending to it. */
    WRITTEN,
    /** It is full: compaction looks at it. */
    FULL,
    /** Nothing in it is in use; its file goes when nobody can be reading it any more. */
    RETIRED
  }

  /** How much of the file nothing uses. */
  public long dead() {
    return Math.max(0, octets - live);
  }
}
