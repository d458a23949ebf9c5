package org.carillon.account.bulk;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a file's accounts, or would.
 *
 * @param made how many were made
 * @param present how many were there already, and stay as they are
 * @param refused how many could not be made
 * @param firstMade the addresses of the first {@value #MOST_TOLD} made
 * @param firstRefused the first {@value #MOST_TOLD} refused
 */
public record ImportCounts(
    long made, long present, long refused, List<String> firstMade, List<RefusedLine> firstRefused) {
  /** How many are told one by one. */
  public static final int MOST_TOLD = 1_000;

  /** None yet. */
  public static final ImportCounts NONE = new ImportCounts(0, 0, 0, List.of(), List.of());

  /** No more than are told. */
  public ImportCounts {
    firstMade = firstMade.stream().limit(MOST_TOLD).toList();
    firstRefused = firstRefused.stream().limit(MOST_TOLD).toList();
  }

  /** How many accounts that is. */
  public long done() {
    return made + present + refused;
  }

  /** With more of them. */
  public ImportCounts plus(ImportCounts more) {
    return new ImportCounts(
        made + more.made,
        present + more.present,
        refused + more.refused,
        Stream.concat(firstMade.stream(), more.firstMade.stream()).toList(),
        Stream.concat(firstRefused.stream(), more.firstRefused.stream()).toList());
  }
}
