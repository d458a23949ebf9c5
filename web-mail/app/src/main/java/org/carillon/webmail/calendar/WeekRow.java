package org.carillon.webmail.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Some days beside one another, with what is on them in lanes: what goes over several days stays in
 * its lane.
 *
 * @param days the days
 * @param lanes how many lanes are used
 */
public record WeekRow(List<Day> days, int lanes) {
  /** Keeps a copy. */
  public WeekRow {
    days = List.copyOf(days);
  }

  /**
   * A day of it.
   *
   * @param date which one
   * @param column its column, from 1
   * @param bars what begins on it or goes on from before the first day, and has a lane
   * @param hidden how many there are that found no lane
   */
  public record Day(LocalDate date, int column, List<Bar> bars, int hidden) {
    /** Keeps a copy. */
    public Day {
      bars = List.copyOf(bars);
    }
  }

  /**
   * A happening in its lane.
   *
   * @param lane from 1
   * @param days over how many days of the row
   * @param isFromBefore whether it began before the row
   * @param isGoingOn whether it goes on after the row
   */
  public record Bar(
      Happening happening, int lane, int days, boolean isFromBefore, boolean isGoingOn) {}

  /**
   * Puts happenings into lanes, the longest and earliest first.
   *
   * @param dates the days, in order, each after the other but for gaps at weekends
   * @param most how many lanes at most
   */
  static WeekRow of(List<LocalDate> dates, List<Happening> happenings, int most) {
    boolean[][] taken = new boolean[dates.size()][most];
    List<List<Bar>> bars = new ArrayList<>();
    int[] hidden = new int[dates.size()];
    dates.forEach(_ -> bars.add(new ArrayList<>()));
    int used = 0;
    List<Happening> ordered =
        happenings.stream().filter(one -> touches(dates, one)).sorted(Happening.ORDER).toList();
    for (Happening one : ordered) {
      int from = first(dates, one);
      int to = last(dates, one);
      if (from > to) {
        continue; // on a day of a gap
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

  /** Most of a month's happenings are in other weeks. */
  private static boolean touches(List<LocalDate> dates, Happening one) {
    return !one.firstDay().isAfter(dates.getLast()) && !one.lastDay().isBefore(dates.getFirst());
  }

  private static int first(List<LocalDate> dates, Happening one) {
    int i = 0;
    while (i < dates.size() && !one.isOn(dates.get(i))) {
      i++;
    }
    return i;
  }

  private static int last(List<LocalDate> dates, Happening one) {
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
