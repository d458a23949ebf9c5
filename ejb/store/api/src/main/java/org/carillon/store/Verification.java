package org.carillon.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.blob.SegmentFile;

/**
 * A verification of the store.
 *
 * @param state its state
 * @param node the node it runs or ran on
 * @param started its start time
 * @param ended its end time
 * @param contents the number of blobs read
 * @param ofContents the number of blobs when it began
 * @param octets the octets read
 * @param outlines the number of outlines repaired
 * @param mailboxes the number of mailboxes whose counters were repaired
 * @param accounts the number of accounts whose counters were repaired
 * @param index the repairs to the search index of its node
 * @param strays the orphaned or inconsistent rows, one sentence for each kind
 * @param damages all known damage; at most 1,000 entries
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
    IndexCheck.Repaired index,
    List<String> strays,
    List<Damage> damages) {

  /** Returns whether the verification is running. */
  public boolean going() {
    return state == State.CONTENTS || state == State.ROWS;
  }

  /** The state of a verification. */
  public enum State {
    /** No verification has run yet. */
    NONE,
    /** The verification is reading blobs. */
    CONTENTS,
    /** The verification is comparing rows and counters. */
    ROWS,
    /** The verification is complete. */
    DONE,
    /** The verification was interrupted: node, database or disk failed. Repairs stay in place. */
    BROKEN_OFF
  }

  /**
   * A damaged blob.
   *
   * @param segment the segment it lies in, or 0 if no row says
   * @param position the offset in the segment's file where it begins
   * @param fault the fault, as a sentence
   * @param found the time when the damage was found
   * @param messages the messages that have this blob as content; at most 100
   */
  public record Damage(
      long segment, long position, String fault, Instant found, List<Place> messages) {

    /** Returns the name of the segment's file; an empty string if no row names the place. */
    public String file() {
      return segment == 0 ? "" : new SegmentFile(segment).name();
    }
  }

  /**
   * A message.
   *
   * @param account the address of its account, or the account's number while that is in the
   *     undelete window
   */
  public record Place(String account, String mailbox, long uid) {}
}
