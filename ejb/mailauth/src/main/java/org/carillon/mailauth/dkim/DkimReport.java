package org.carillon.mailauth.dkim;

import java.util.List;

/**
 * The results of verifying a message's signatures.
 *
 * @param results the results of the signatures that were verified, the topmost first
 * @param ignored the number of further signatures
 */
public record DkimReport(List<DkimResult> results, int ignored) {
  public DkimReport {
    results = List.copyOf(results);
  }
}
