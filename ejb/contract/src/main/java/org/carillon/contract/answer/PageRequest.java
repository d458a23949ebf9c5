package org.carillon.contract.answer;

import java.util.Optional;

/**
 * A request for a part of a list.
 *
 * @param search a text that names must contain, compared without case; empty for all
 * @param after the {@link Page#next()} of the previous page; empty for the first page
 * @param limit the maximum number of items, 1 to {@value #MOST}
 */
public record PageRequest(Optional<String> search, Optional<String> after, int limit) {
  /** The most a page may hold. */
  public static final int MOST = 1000;

  public PageRequest {
    limit = Math.clamp(limit, 1, MOST);
  }
}
