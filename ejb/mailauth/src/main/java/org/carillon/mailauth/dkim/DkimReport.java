package org.carillon.mailauth.dkim;

import java.util.List;

/**
 * What came of a message's signatures.
 *
 * @param results of each that was looked at, from the top
 * @param ignored how many more there were
 */
public record DkimReport(List<DkimResult> results, int ignored) {
  /** Copies. */
  public DkimReport {
    results = List.copyOf(results);
  }
}
