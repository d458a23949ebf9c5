package org.carillon.calendar;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.busy.BusyPeriod;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.ObjectEntry;

/**
 * Reads calendars, task lists and journals beyond what {@link
 * org.carillon.groupware.GroupwareObjects} does with their objects. For a collection of another
 * kind, a method returns {@link Failure.Invalid} of the field {@code collection}.
 */
public interface CalendarAccess {
  /** The maximum number of people whose free/busy can be requested at once. */
  int MOST_PEOPLE = 100;

  /** The longest span that free/busy is reported for, in days. */
  int MOST_DAYS = 400;

  /** Returns the limits for objects in calendars. */
  CalendarLimits limits();

  /**
   * Returns the objects that match a filter (RFC 4791 §7.8), in no particular order. A filter with
   * a text that is negated or must be absent reads the objects themselves; a filter with only
   * components and times does not.
   *
   * @param zone the zone in which dates and floating times are interpreted
   */
  Answer<List<ObjectEntry>> query(
      Caller caller, long collection, CalendarFilter.Component filter, ZoneId zone);

  /**
   * Returns the instances in a span, in order, or {@link Failure.LimitReached} if there are more
   * than {@code most}.
   *
   * @param most the maximum number of instances
   */
  Answer<List<CalendarInstance>> instances(
      Caller caller, long collection, TimeSpan span, ZoneId zone, int most);

  /**
   * Returns the events that match a search by words. The words are searched for in the title, the
   * place, the categories, the people or the description of an event, without regard to case and
   * accents. For a recurring event, the next instance is returned, or the last one if none is to
   * come. In other users' calendars the description is not searched.
   *
   * @param most the maximum number of instances: the ones nearest to now are returned
   */
  Answer<List<CalendarInstance>> find(
      Caller caller, long collection, EventQuery words, ZoneId zone, int most);

  /**
   * Returns a page of the instances in a span, ordered by their start, including cancelled ones. A
   * search in the request looks at the titles of the series. The calendar may be of any size.
   */
  Answer<Page<InstanceDetails>> instances(
      Caller caller, long collection, TimeSpan span, ZoneId zone, PageRequest request);

  /** Returns the time zone of the caller's days. A calendar can have a time zone of its own. */
  ZoneId zone(Caller caller);

  /**
   * Returns whether an object that is not in any stored collection matches a filter, for example a
   * message of a scheduling inbox (RFC 6638 §2.2) or a birthday.
   *
   * @param message an object, which may have a METHOD. An object that cannot be read matches no
   *     filter.
   * @param zone the zone in which dates and floating times are interpreted
   */
  boolean meets(byte[] message, CalendarFilter.Component filter, ZoneId zone);

  /**
   * Returns the busy periods of a calendar that the caller may read, as its owner answers
   * invitations (RFC 4791 §7.10).
   *
   * @return {@link Failure.Invalid} of the field {@code span} if it is longer than {@value
   *     #MOST_DAYS} days
   */
  Answer<List<BusyPeriod>> busy(Caller caller, long collection, TimeSpan span, ZoneId zone);

  /**
   * Returns when people are busy, as far as each of them tells the caller. All their calendars and
   * their availability (RFC 7953) count. For people of other domains, their servers are asked where
   * a server is configured for the domain and the caller is signed in; that takes a few seconds at
   * most.
   *
   * @param caller the caller, or empty if nobody is signed in
   * @param people their addresses, at most {@value #MOST_PEOPLE}. The result has the same order.
   * @param leaving the UID of an object to ignore, because the request is made for that object, or
   *     empty for none
   */
  Answer<List<PersonFreeBusy>> freeBusy(
      Optional<Caller> caller, List<String> people, TimeSpan span, String leaving);
}
