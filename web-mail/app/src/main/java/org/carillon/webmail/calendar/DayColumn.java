package org.carillon.webmail.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A day's hours with what is in them: what takes place at one time lies side by side.
 *
 * @param date which day
 * @param blocks what is in it, in the order of its beginning
 */
public record DayColumn(LocalDate date, List<Block> blocks) {
  /** How long a slot is, in minutes. */
  static final int SLOT = 15;

  /** How many slots a day has. */
  static final int SLOTS = 24 * 60 / SLOT;

  /** What is shorter is shown as if it were as long, in slots: its title has to have room. */
  private static final int LEAST = 2;

  /** How many lie side by side at most; what is more lies over the last. */
  private static final int MOST_ABREAST = 6;

  /** Keeps a copy. */
  public DayColumn {
    blocks = List.copyOf(blocks);
  }

  /**
   * A happening, or as much of it as is on the day.
   *
   * @param slot where it begins, from 0
   * @param slots how long it is
   * @param place which of those abreast it is, from 1
   * @param abreast how many lie side by side
   */
  public record Block(Happening happening, int slot, int slots, int place, int abreast) {}

  /** A happening before its place is known. */
  private record Stretch(Happening happening, int from, int to) {}

  /** Of what is on a day and no bar. */
  static DayColumn of(LocalDate date, List<Happening> happenings) {
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

  private static Stretch stretch(LocalDate date, Happening one) {
    int from = Math.min(slot(date, one.start(), false), SLOTS - LEAST);
    int to = Math.max(slot(date, one.end(), true), from + LEAST);
    return new Stretch(one, from, to);
  }

  private static int slot(LocalDate date, LocalDateTime time, boolean isUp) {
    long minutes = Duration.between(date.atStartOfDay(), time).toMinutes();
    long slot = isUp ? Math.ceilDiv(minutes, SLOT) : Math.floorDiv(minutes, SLOT);
    return (int) Math.clamp(slot, 0, SLOTS);
  }

  /** Each in the first column in which there is room for it. */
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
