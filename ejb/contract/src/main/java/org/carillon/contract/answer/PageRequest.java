package org.carillon.contract.answer;

import java.util.Optional;

/**
 * Which part of a list is wanted.
 *
 * @param search a text that names must contain, compared without case; empty for all
 * @param after the {@link Page#next()} of the part before; empty for the first
 * @param limit how many at most, 1 to {@value #MOST}
 */
public record PageRequest(Optional<String> search, Optional<String> after, int limit) {
  /** The most a page may hold. */
  public static final int MOST = 1000;

  /** Brings the limit into range. */
  public PageRequest {
    limit = Math.clamp(limit, 1, MOST);
  }
}
