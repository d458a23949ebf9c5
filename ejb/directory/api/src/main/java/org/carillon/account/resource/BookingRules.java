package org.carillon.account.resource;

import java.util.List;

/**
 * Who may book a resource, for when, and who answers.
 *
 * @param bookers who may book it
 * @param namedBookers the addresses of those who are named for that
 * @param automatic whether the server answers; else whoever approves does, where the rules allow it
 * @param delegates the addresses of those who approve
 * @param horizonDays how many days ahead a booking may begin, of a series each instance; 0 for no
 *     limit
 * @param longestMinutes how long one may be; 0 for no limit
 * @param recurring whether series may be booked
 * @param seriesDays how many days ahead a series may reach; 0 for as many as {@code horizonDays}
 * @param conflicts what becomes of a series some of whose instances can't be had
 * @param hours when it can be booked, as {@link BookingHours} reads it; empty for always
 */
public record BookingRules(
    Bookers bookers,
    List<String> namedBookers,
    boolean automatic,
    List<String> delegates,
    int horizonDays,
    int longestMinutes,
    boolean recurring,
    int seriesDays,
    SeriesConflicts conflicts,
    String hours) {
  /** What holds where nothing is said. */
  public static final BookingRules USUAL =
      new BookingRules(
          Bookers.DOMAIN,
          List.of(),
          true,
          List.of(),
          365,
          0,
          true,
          0,
          SeriesConflicts.REFUSE_ALL,
          "");

  /** Copies. */
  public BookingRules {
    namedBookers = List.copyOf(namedBookers);
    delegates = List.copyOf(delegates);
  }
}
