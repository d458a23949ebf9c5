package org.carillon.calendar.published;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.collection.CollectionEntry;

/**
 * Calendars, task lists and journals as files by their owner's address and their name. Whether
 * there is no such account, no such calendar, or none that is shown to who asks, is one and the
 * same answer: {@link Failure.NotFound}.
 */
public interface PublishedCalendars {
  /** How many objects an import takes at once. */
  int MOST = 20_000;

  /**
   * A calendar: with what the caller's rights show, else with what everybody is shown.
   *
   * @param caller who asks; empty for somebody who is not signed in
   * @param owner the owner's address or an alias of it
   * @param name the calendar's name; where none has just that, the one that differs in case alone
   */
  Answer<PublishedFile> open(Optional<Caller> caller, String owner, String name, FileWish wish);

  /**
   * The calendar of a secret address.
   *
   * @param secret the secret in it; wrong ones count against nobody, since 256 random bits are not
   *     guessed
   * @return {@link Failure.NotFound} when there is no such address any more, also when who made it
   *     may no longer say who sees the calendar
   */
  Answer<PublishedFile> open(String secret, FileWish wish);

  /** A calendar that a caller may read, by its owner and name as above. */
  Answer<CollectionEntry> find(Caller caller, String owner, String name);

  /**
   * The tag that {@link #open(Optional, String, String, FileWish)} tells of a whole calendar as
   * iCalendar, for conditional changes.
   */
  Answer<PublishedFile> open(Caller caller, long collection, FileWish wish);

  /**
   * Puts the objects of a file into a calendar, each by its UID; nobody is told of meetings. What
   * could not be read is named. Each object is durable by itself, and what is replaced or removed
   * can be brought back as after any change.
   *
   * @return {@link Failure.Invalid} of the field {@code file} when it is no calendar at all
   */
  Answer<ImportedCalendar> importFile(
      Caller caller, long collection, ImportMode mode, byte[] octets);

  /** The largest file that is imported, in octets. */
  long mostOctets();
}
