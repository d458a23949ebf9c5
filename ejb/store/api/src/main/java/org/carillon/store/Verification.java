package org.carillon.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.blob.SegmentFile;

/**
 * A verification of the store.
 *
 * @param state what it is at
 * @param node where it runs or ran
 * @param started when it began
 * @param ended when it ended
 * @param contents how many contents were read
 * @param ofContents how many there were when it began
 * @param octets how much was read
 * @param outlines how many outlines were repaired
 * @param mailboxes how many mailboxes' counters were repaired
 * @param accounts how many accounts' counters were repaired
 * @param index what was mended in the search index of its node
 * @param strays what rows there are that belong to nothing, or are not as they must be, a sentence
 *     for each kind
 * @param damages all damage that is known; at most 1,000
 */
public record Verification(
    State state,
    String node,
    Optional<Instant> started,
    Optional<Instant> ended,
    long contents,
    long ofContents,
    long octets,
    long outlines,
    long mailboxes,
    long accounts,
    IndexCheck.Mended index,
    List<String> strays,
    List<Damage> damages) {

  /** Whether it goes on. */
  public boolean going() {
    return state == State.CONTENTS || state == State.ROWS;
  }

  /** What a verification is at. */
  public enum State {
    /** There was none yet. */
    NONE,
    /** It reads contents. */
    CONTENTS,
    /** It compares rows and counters. */
    ROWS,
    /** It is at its end. */
    DONE,
    /** Its node ended, or the database or disk was away; what it repaired is repaired. */
    BROKEN_OFF
  }

  /**
   * A content that is damaged.
   *
   * @param segment the segment it lies in; 0 when no row says
   * @param position where in the segment's file it begins
   * @param fault what is wrong, as a sentence
   * @param found when it was found so
   * @param messages the messages that have this content; at most 100
   */
  public record Damage(
      long segment, long position, String fault, Instant found, List<Place> messages) {

    /** The name of the segment's file; empty when no row says where it lies. */
    public String file() {
      return segment == 0 ? "" : new SegmentFile(segment).name();
    }
  }

  /**
   * A message.
   *
   * @param account its account's address, or number while that waits in the undelete window
   */
  public record Place(String account, String mailbox, long uid) {}
}
