package org.carillon.calendar.published;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.time.TimeSpan;

/** Free/busy files: those published for an account and those that its programs upload. */
public interface FreeBusyFiles {
  /** The largest VFREEBUSY that is stored, in octets. */
  int MOST_OCTETS = 262_144;

  /** The largest private file of a program that is stored, in octets. */
  int MOST_OPAQUE = 1_048_576;

  /** The kinds of files that programs upload. */
  enum Upload {
    /** A VFREEBUSY, which is published in addition to the busy periods of the calendars. */
    FREE_BUSY,
    /** Free/busy in Outlook's own format. It is stored and not shown to anybody else. */
    PRIVATE
  }

  /**
   * The free/busy of an account.
   *
   * @param octets a VFREEBUSY in iCalendar
   * @param tag a tag that changes when the periods change
   * @param isForAnybody whether anybody may read it
   */
  @SuppressWarnings("ArrayRecordComponent") // The octets are passed on once and never compared.
  record Told(byte[] octets, String tag, boolean isForAnybody) {}

  /**
   * Returns the free/busy of an account.
   *
   * @param caller the caller, or empty if nobody is signed in
   * @param span the requested span, or empty for the span that the owner publishes. A caller who is
   *     not signed in gets no more than that.
   * @return {@link Failure.NotFound} if there is no such account or it does not tell this caller
   */
  Answer<Told> read(Optional<Caller> caller, String person, Optional<TimeSpan> span);

  /**
   * Stores a file that a program of the caller uploads, in place of the file uploaded before.
   *
   * @param person the caller's own address; any other is {@link Failure.NotAllowed}
   * @return whether there was a file before; {@link Failure.Invalid} of the field {@code file} if
   *     it must be a VFREEBUSY but is not
   */
  Answer<Boolean> upload(Caller caller, String person, Upload what, byte[] octets);

  /** Returns the file that was uploaded last. */
  Answer<byte[]> uploaded(Caller caller, String person, Upload what);

  /** Deletes the uploaded file. */
  Answer<Void> forget(Caller caller, String person, Upload what);
}
