package org.carillon.account.bulk;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result of an import of accounts, or of its preview.
 *
 * @param made the number of accounts that were created
 * @param present the number of accounts that existed already and were left as they are
 * @param refused the number of accounts that could not be created
 * @param firstMade the addresses of the first {@value #MOST_TOLD} created accounts
 * @param firstRefused the first {@value #MOST_TOLD} accounts that could not be created
 */
public record ImportCounts(
    long made, long present, long refused, List<String> firstMade, List<RefusedLine> firstRefused) {
  /** The greatest number of accounts that are listed one by one. */
  public static final int MOST_TOLD = 1_000;

  /** The counts at the start: zero. */
  public static final ImportCounts NONE = new ImportCounts(0, 0, 0, List.of(), List.of());

  /** Cuts the lists to {@value #MOST_TOLD} entries. */
  public ImportCounts {
    firstMade = firstMade.stream().limit(MOST_TOLD).toList();
    firstRefused = firstRefused.stream().limit(MOST_TOLD).toList();
  }

  /** Returns the number of accounts that were processed. */
  public long done() {
    return made + present + refused;
  }

  /** Returns the sum of these and further counts. */
  public ImportCounts plus(ImportCounts more) {
    return new ImportCounts(
        made + more.made,
        present + more.present,
        refused + more.refused,
        Stream.concat(firstMade.stream(), more.firstMade.stream()).toList(),
        Stream.concat(firstRefused.stream(), more.firstRefused.stream()).toList());
  }
}
