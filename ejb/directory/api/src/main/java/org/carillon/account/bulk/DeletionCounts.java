package org.carillon.account.bulk;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a deletion of accounts, or of its preview.
 *
 * @param deleted the number of accounts that were deleted
 * @param refused the number of accounts that were not deleted
 * @param firstDeleted the addresses of the first {@value #MOST_TOLD} deleted accounts
 * @param firstRefused the first {@value #MOST_TOLD} accounts that were not deleted, with the
 *     reasons
 */
public record DeletionCounts(
    long deleted, long refused, List<String> firstDeleted, List<Refused> firstRefused) {
  /** The greatest number of accounts that are listed one by one. */
  public static final int MOST_TOLD = 1_000;

  /** The counts at the start: zero. */
  public static final DeletionCounts NONE = new DeletionCounts(0, 0, List.of(), List.of());

  /**
   * An account that was not deleted.
   *
   * @param code a short stable word for the reason
   * @param message the reason in a sentence
   */
  public record Refused(String address, String code, String message) {}

  /** Cuts the lists to {@value #MOST_TOLD} entries. */
  public DeletionCounts {
    firstDeleted = firstDeleted.stream().limit(MOST_TOLD).toList();
    firstRefused = firstRefused.stream().limit(MOST_TOLD).toList();
  }

  /** Returns the number of accounts that were processed. */
  public long done() {
    return deleted + refused;
  }

  /** Returns the counts with one more deleted account. */
  public DeletionCounts plus(String address) {
    return new DeletionCounts(
        deleted + 1,
        refused,
        firstDeleted.size() < MOST_TOLD
            ? Stream.concat(firstDeleted.stream(), Stream.of(address)).toList()
            : firstDeleted,
        firstRefused);
  }

  /** Returns the counts with one more account that was not deleted. */
  public DeletionCounts plus(Refused one) {
    return new DeletionCounts(
        deleted,
        refused + 1,
        firstDeleted,
        firstRefused.size() < MOST_TOLD
            ? Stream.concat(firstRefused.stream(), Stream.of(one)).toList()
            : firstRefused);
  }
}
