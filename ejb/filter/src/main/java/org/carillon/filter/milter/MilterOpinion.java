package org.carillon.filter.milter;

import java.util.List;

/**
 * What a filter made of a message; of one that does not pass nothing is changed.
 *
 * @param changes in the order in which it said them
 * @param replacesBody whether the body is what was written where it was to go
 */
public record MilterOpinion(
    MilterVerdict verdict, List<Modification> changes, boolean replacesBody) {
  /** Copies. */
  public MilterOpinion {
    changes = List.copyOf(changes);
  }

  /** One that changes nothing. */
  static MilterOpinion of(MilterVerdict verdict) {
    return new MilterOpinion(verdict, List.of(), false);
  }
}
