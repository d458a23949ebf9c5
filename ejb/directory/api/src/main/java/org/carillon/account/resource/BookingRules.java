package org.carillon.account.resource;

import java.util.List;

/**
 * The rules for bookings of a resource: who may book, for which time, and who answers.
 *
 * @param bookers the kind of people who may book it
 * @param namedBookers the addresses of people who may book it by name
 * @param automatic true if the server accepts bookings that the rules allow; false if a delegate
 *     has to approve them
 * @param delegates the addresses of the people who approve bookings
 * @param horizonDays the number of days ahead within which a booking, or each instance of a series,
 *     must begin; 0 for no limit
 * @param longestMinutes the longest duration of a booking in minutes; 0 for no limit
 * @param recurring true if series may be booked
 * @param seriesDays the number of days ahead that a series may reach; 0 for the value of {@code
 *     horizonDays}
 * @param conflicts the treatment of a series of which some instances are not available
 * @param hours the hours in which it can be booked, as {@link BookingHours} parses them; empty for
 *     always
 */
public record BookingRules(
    BookingPermission bookers,
    List<String> namedBookers,
    boolean automatic,
    List<String> delegates,
    int horizonDays,
    int longestMinutes,
    boolean recurring,
    int seriesDays,
    SeriesConflicts conflicts,
    String hours) {
  /** The rules for a new resource for which none are specified. */
  public static final BookingRules USUAL =
      new BookingRules(
          BookingPermission.DOMAIN,
          List.of(),
          true,
          List.of(),
          365,
          0,
          true,
          0,
          SeriesConflicts.REFUSE_ALL,
          "");

  public BookingRules {
    namedBookers = List.copyOf(namedBookers);
    delegates = List.copyOf(delegates);
  }
}
