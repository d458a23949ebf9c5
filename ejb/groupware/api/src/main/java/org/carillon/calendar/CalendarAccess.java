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
 * Calendars, task lists and journals beside what {@link org.carillon.groupware.GroupwareObjects}
 * does with their objects. A collection of another kind is {@link Failure.Invalid} of the field
 * {@code collection}.
 */
public interface CalendarAccess {
  /** How many people may be asked for at once. */
  int MOST_PEOPLE = 100;

  /** The longest span that free/busy is told of, in days. */
  int MOST_DAYS = 400;

  /** What calendars take. */
  CalendarLimits limits();

  /**
   * The objects that meet a filter (RFC 4791 §7.8), in no order. A filter with a negative or absent
   * text looks into objects; one of components and times does not.
   *
   * @param zone where dates and floating times are asked for
   */
  Answer<List<ObjectEntry>> query(
      Caller caller, long collection, CalendarFilter.Component filter, ZoneId zone);

  /**
   * The instances in a span, in order; {@link Failure.LimitReached} when there are more.
   *
   * @param most how many at most
   */
  Answer<List<CalendarInstance>> instances(
      Caller caller, long collection, TimeSpan span, ZoneId zone, int most);

  /**
   * The events that are as some words want them: these stand in the title, the place, the
   * categories, of people, or in what is said of them, without regard to case and accents. Of what
   * repeats it is the next instance, or else the last. In calendars of others what is said is not
   * looked at.
   *
   * @param most how many at most: those nearest to now
   */
  Answer<List<CalendarInstance>> find(
      Caller caller, long collection, EventWords words, ZoneId zone, int most);

  /**
   * A part of the instances in a span, in order of their beginnings, those that are cancelled
   * included; a search looks at the titles of series. Of a calendar of any size.
   */
  Answer<Page<ToldInstance>> instances(
      Caller caller, long collection, TimeSpan span, ZoneId zone, PageRequest request);

  /** The zone in which the caller's days begin; a calendar can have another of its own. */
  ZoneId zone(Caller caller);

  /**
   * Whether what lies in no collection of the store meets a filter: a message of a scheduling inbox
   * (RFC 6638 §2.2), a birthday.
   *
   * @param message an object, which may have METHOD; what can't be read meets none
   * @param zone where dates and floating times are asked for
   */
  boolean meets(byte[] message, CalendarFilter.Component filter, ZoneId zone);

  /**
   * When a calendar that the caller may read has no time, as its owner answers invitations (RFC
   * 4791 §7.10).
   *
   * @return {@link Failure.Invalid} of the field {@code span} when it is longer than {@value
   *     #MOST_DAYS} days
   */
  Answer<List<BusyPeriod>> busy(Caller caller, long collection, TimeSpan span, ZoneId zone);

  /**
   * When people have no time, as each tells the caller: by all their calendars, and by their
   * availability (RFC 7953). Those of other domains are asked for of their servers, where it is set
   * which, for who is signed in; that takes some seconds at most.
   *
   * @param caller who asks; empty for somebody who is not signed in
   * @param people their addresses, at most {@value #MOST_PEOPLE}; told in the same order
   * @param leaving the UID of an object that does not count, since it is asked for its sake; empty
   *     for none
   */
  Answer<List<PersonBusy>> freeBusy(
      Optional<Caller> caller, List<String> people, TimeSpan span, String leaving);
}
