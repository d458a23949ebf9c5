package org.carillon.webmail.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The hours of a day with its events; simultaneous events are shown side by side.
 *
 * @param date the day
 * @param blocks its events, in the order of their start
 */
public record DayColumn(LocalDate date, List<Block> blocks) {
  /** The length of a slot, in minutes. */
  static final int SLOT = 15;

  static final int SLOTS = 24 * 60 / SLOT;

  /** The shortest height of an event, in slots, so that its title has room. */
  private static final int LEAST = 2;

  /** The most events side by side; further ones cover the last. */
  private static final int MOST_ABREAST = 6;

  public DayColumn {
    blocks = List.copyOf(blocks);
  }

  /**
   * An event, or the part of it that is on the day.
   *
   * @param slot the first slot, from 0
   * @param slots the number of slots
   * @param place its column among those side by side, from 1
   * @param abreast the number of columns side by side
   */
  public record Block(CalendarEvent happening, int slot, int slots, int place, int abreast) {}

  /** An event before its column is known. */
  private record Stretch(CalendarEvent happening, int from, int to) {}

  /** Creates the column of a day from its events that are not bars. */
  static DayColumn of(LocalDate date, List<CalendarEvent> happenings) {
    List<Stretch> stretches =
        happenings.stream()
            .filter(one -> !one.isBar() && one.isOn(date))
            .map(one -> stretch(date, one))
            .sorted(
                Comparator.comparingInt(Stretch::from)
                    .thenComparing(Comparator.comparingInt(Stretch::to).reversed())
                    .thenComparing(one -> one.happening().title()))
            .toList();
    List<Block> blocks = new ArrayList<>();
    List<Stretch> group = new ArrayList<>();
    int end = 0;
    for (Stretch one : stretches) {
      if (!group.isEmpty() && one.from() >= end) {
        blocks.addAll(placed(group));
        group.clear();
        end = 0;
      }
      group.add(one);
      end = Math.max(end, one.to());
    }
    blocks.addAll(placed(group));
    return new DayColumn(date, blocks);
  }

  private static Stretch stretch(LocalDate date, CalendarEvent one) {
    int from = Math.min(slot(date, one.start(), false), SLOTS - LEAST);
    int to = Math.max(slot(date, one.end(), true), from + LEAST);
    return new Stretch(one, from, to);
  }

  private static int slot(LocalDate date, LocalDateTime time, boolean isUp) {
    long minutes = Duration.between(date.atStartOfDay(), time).toMinutes();
    long slot = isUp ? Math.ceilDiv(minutes, SLOT) : Math.floorDiv(minutes, SLOT);
    return (int) Math.clamp(slot, 0, SLOTS);
  }

  /** Puts each event into the first column that has room for it. */
  private static List<Block> placed(List<Stretch> group) {
    List<Integer> ends = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (Stretch one : group) {
      int place = 0;
      while (place < ends.size() && ends.get(place) > one.from()) {
        place++;
      }
      if (place == ends.size()) {
        ends.add(one.to());
      } else {
        ends.set(place, one.to());
      }
      places.add(place);
    }
    int abreast = Math.min(ends.size(), MOST_ABREAST);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      Stretch one = group.get(i);
      blocks.add(
          new Block(
              one.happening(),
              one.from(),
              one.to() - one.from(),
              Math.min(places.get(i), abreast - 1) + 1,
              abreast));
    }
    return blocks;
  }
}
