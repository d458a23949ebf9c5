package org.carillon.webmail.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of days with their events in lanes. An event of several days keeps its lane.
 *
 * @param days the days
 * @param lanes the number of lanes in use
 */
public record WeekRow(List<Day> days, int lanes) {
  public WeekRow {
    days = List.copyOf(days);
  }

  /**
   * A day of the row.
   *
   * @param date the date
   * @param column its column, from 1
   * @param bars the events with a lane that begin on it or, on the first day, before it
   * @param hidden the number of events that found no lane
   */
  public record Day(LocalDate date, int column, List<Bar> bars, int hidden) {
    public Day {
      bars = List.copyOf(bars);
    }
  }

  /**
   * An event in its lane.
   *
   * @param lane the lane, from 1
   * @param days the number of days of the row that it covers
   * @param isFromBefore whether it began before the row
   * @param isGoingOn whether it goes on after the row
   */
  public record Bar(
      CalendarEvent happening, int lane, int days, boolean isFromBefore, boolean isGoingOn) {}

  /**
   * Puts events into lanes, the longest and earliest first.
   *
   * @param dates the days, in order; consecutive except for gaps at weekends
   * @param most the most lanes
   */
  static WeekRow of(List<LocalDate> dates, List<CalendarEvent> happenings, int most) {
    boolean[][] taken = new boolean[dates.size()][most];
    List<List<Bar>> bars = new ArrayList<>();
    int[] hidden = new int[dates.size()];
    dates.forEach(_ -> bars.add(new ArrayList<>()));
    int used = 0;
    List<CalendarEvent> ordered =
        happenings.stream().filter(one -> touches(dates, one)).sorted(CalendarEvent.ORDER).toList();
    for (CalendarEvent one : ordered) {
      int from = first(dates, one);
      int to = last(dates, one);
      if (from > to) {
        continue; // a day in a gap
      }
      int lane = free(taken, from, to, most);
      if (lane < 0) {
        for (int i = from; i <= to; i++) {
          hidden[i]++;
        }
        continue;
      }
      for (int i = from; i <= to; i++) {
        taken[i][lane] = true;
      }
      used = Math.max(used, lane + 1);
      bars.get(from)
          .add(
              new Bar(
                  one,
                  lane + 1,
                  to - from + 1,
                  one.firstDay().isBefore(dates.get(from)),
                  one.lastDay().isAfter(dates.get(to))));
    }
    List<Day> days = new ArrayList<>();
    for (int i = 0; i < dates.size(); i++) {
      days.add(new Day(dates.get(i), i + 1, bars.get(i), hidden[i]));
    }
    return new WeekRow(days, used);
  }

  /** Returns whether an event touches the days; most events of a month are in other weeks. */
  private static boolean touches(List<LocalDate> dates, CalendarEvent one) {
    return !one.firstDay().isAfter(dates.getLast()) && !one.lastDay().isBefore(dates.getFirst());
  }

  private static int first(List<LocalDate> dates, CalendarEvent one) {
    int i = 0;
    while (i < dates.size() && !one.isOn(dates.get(i))) {
      i++;
    }
    return i;
  }

  private static int last(List<LocalDate> dates, CalendarEvent one) {
    int i = dates.size() - 1;
    while (i >= 0 && !one.isOn(dates.get(i))) {
      i--;
    }
    return i;
  }

  private static int free(boolean[][] taken, int from, int to, int most) {
    for (int lane = 0; lane < most; lane++) {
      boolean isFree = true;
      for (int i = from; i <= to && isFree; i++) {
        isFree = !taken[i][lane];
      }
      if (isFree) {
        return lane;
      }
    }
    return -1;
  }
}
