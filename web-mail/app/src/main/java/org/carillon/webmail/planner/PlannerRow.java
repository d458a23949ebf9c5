package org.carillon.webmail.planner;

import java.util.List;

/**
 * One person's or room's day.
 *
 * @param name whose, as people call them; their address where nobody knows a name
 * @param address whose
 * @param isTold whether anything is known of it
 * @param bars when there is no time, in order
 * @param words the same in words
 */
public record PlannerRow(
    String name, String address, boolean isTold, List<PlannerBar> bars, String words) {
  /** Keeps a copy. */
  public PlannerRow {
    bars = List.copyOf(bars);
  }
}
