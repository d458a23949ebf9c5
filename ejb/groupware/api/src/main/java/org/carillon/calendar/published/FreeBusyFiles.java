package org.carillon.calendar.published;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.time.TimeSpan;

/** Free/busy as a file: what is told of an account, and what its programs upload. */
public interface FreeBusyFiles {
  /** The largest VFREEBUSY that is kept, in octets. */
  int MOST_OCTETS = 262_144;

  /** The largest of what a program keeps for itself, in octets. */
  int MOST_OPAQUE = 1_048_576;

  /** What programs upload. */
  enum Upload {
    /** VFREEBUSY: told beside what calendars say. */
    FREE_BUSY,
    /** What Outlook keeps of free/busy in a form of its own: kept, and told nobody else. */
    PRIVATE
  }

  /**
   * What is told of an account's time.
   *
   * @param octets a VFREEBUSY in iCalendar
   * @param tag another one when its periods are others
   * @param isForAnybody whether anybody may have it
   */
  @SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
  record Told(byte[] octets, String tag, boolean isForAnybody) {}

  /**
   * Tells it.
   *
   * @param caller who asks; empty for somebody who is not signed in
   * @param span which time; empty for what its owner publishes. Who is not signed in is told of no
   *     more than that
   * @return {@link Failure.NotFound} when there is no such account, and when it does not tell this
   *     caller
   */
  Answer<Told> read(Optional<Caller> caller, String person, Optional<TimeSpan> span);

  /**
   * Keeps what a program of the caller's uploads, in the place of what was uploaded before.
   *
   * @param person the caller's own address; any other is {@link Failure.NotAllowed}
   * @return whether there was one before; {@link Failure.Invalid} of the field {@code file} when it
   *     is no VFREEBUSY but should be one
   */
  Answer<Boolean> upload(Caller caller, String person, Upload what, byte[] octets);

  /** What was uploaded last. */
  Answer<byte[]> uploaded(Caller caller, String person, Upload what);

  /** Forgets what was uploaded. */
  Answer<Void> forget(Caller caller, String person, Upload what);
}
