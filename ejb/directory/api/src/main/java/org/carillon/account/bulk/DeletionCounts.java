package org.carillon.account.bulk;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came of it, or would.
 *
 * @param deleted how many were deleted
 * @param refused how many were not
 * @param firstDeleted the addresses of the first {@value #MOST_TOLD} of them
 * @param firstRefused the first {@value #MOST_TOLD} that were not, and why
 */
public record DeletionCounts(
    long deleted, long refused, List<String> firstDeleted, List<Refused> firstRefused) {
  /** How many are told one by one. */
  public static final int MOST_TOLD = 1_000;

  /** Nothing yet. */
  public static final DeletionCounts NONE = new DeletionCounts(0, 0, List.of(), List.of());

  /**
   * One that was not deleted.
   *
   * @param code a short stable word for the reason
   * @param message the reason in a sentence
   */
  public record Refused(String address, String code, String message) {}

  /** No more than are told. */
  public DeletionCounts {
    firstDeleted = firstDeleted.stream().limit(MOST_TOLD).toList();
    firstRefused = firstRefused.stream().limit(MOST_TOLD).toList();
  }

  /** How many accounts that is. */
  public long done() {
    return deleted + refused;
  }

  /** With one more that was deleted. */
  public DeletionCounts plus(String address) {
    return new DeletionCounts(
        deleted + 1,
        refused,
        firstDeleted.size() < MOST_TOLD
            ? Stream.concat(firstDeleted.stream(), Stream.of(address)).toList()
            : firstDeleted,
        firstRefused);
  }

  /** With one more that was not. */
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
