package org.carillon.calendar.published;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.collection.CollectionEntry;

/**
 * Calendars, task lists and journals as files, addressed by their owner's address and their name.
 * The answer is the same {@link Failure.NotFound} whether there is no such account, no such
 * calendar, or none that the caller may see.
 */
public interface PublishedCalendars {
  /** The maximum number of objects that are imported at once. */
  int MOST = 20_000;

  /**
   * Opens a calendar, with the part that the caller's rights show, otherwise with the part that
   * everybody is shown.
   *
   * @param caller the caller, or empty if nobody is signed in
   * @param owner the owner's address or an alias of it
   * @param name the name of the calendar. If no calendar has exactly this name, one whose name
   *     differs only in case is opened.
   */
  Answer<PublishedFile> open(
      Optional<Caller> caller, String owner, String name, CalendarFileOptions options);

  /**
   * Opens the calendar of a secret address.
   *
   * @param secret the secret in the address. Wrong secrets are not counted, since 256 random bits
   *     cannot be guessed.
   * @return {@link Failure.NotFound} if there is no such address any more, or if its creator may no
   *     longer decide who sees the calendar
   */
  Answer<PublishedFile> open(String secret, CalendarFileOptions options);

  /** Returns a calendar that the caller may read, by owner and name as above. */
  Answer<CollectionEntry> find(Caller caller, String owner, String name);

  /**
   * Opens a whole calendar as iCalendar, with the same tag as {@link #open(Optional, String,
   * String, CalendarFileOptions)}, for conditional changes.
   */
  Answer<PublishedFile> open(Caller caller, long collection, CalendarFileOptions options);

  /**
   * Stores the objects of a file in a calendar, each by its UID. Nobody is notified of meetings.
   * Objects that could not be read are listed. Each object is durable by itself. Replaced and
   * deleted objects can be restored as after any change.
   *
   * @return {@link Failure.Invalid} of the field {@code file} if the file is no calendar at all
   */
  Answer<ImportedCalendar> importFile(
      Caller caller, long collection, ImportMode mode, byte[] octets);

  /** Returns the size of the largest file that can be imported, in octets. */
  long mostOctets();
}
