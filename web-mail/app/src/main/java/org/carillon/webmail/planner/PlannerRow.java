package org.carillon.webmail.planner;

import java.util.List;

/**
 * One person's or room's day.
 *
 * @param name the display name, or the address if there is none
 * @param isTold whether free/busy data is known
 * @param bars the busy times, in order
 * @param words the same in words
 */
public record PlannerRow(
    String name, String address, boolean isTold, List<PlannerBar> bars, String words) {
  public PlannerRow {
    bars = List.copyOf(bars);
  }
}
