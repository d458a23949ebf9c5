package org.carillon.filter.milter;

import java.util.List;

/**
 * The filter's verdict on a message and its modifications, which are empty if the message does not
 * pass.
 *
 * @param changes in the order in which the filter sent them
 * @param replacesBody true if the filter has replaced the body; the new body is in the given output
 */
public record MilterResult(
    MilterVerdict verdict, List<Modification> changes, boolean replacesBody) {
  public MilterResult {
    changes = List.copyOf(changes);
  }

  /** Returns an opinion without modifications. */
  static MilterResult of(MilterVerdict verdict) {
    return new MilterResult(verdict, List.of(), false);
  }
}
