package org.carillon.contract.tree;

import java.util.Optional;

/**
 * A query for entries of one kind.
 *
 * @param domain the domain to search, by any of its names; empty for all that the caller may see
 * @param condition matches every wanted entry; it may match others as well
 * @param after the {@link org.carillon.contract.answer.Page#next()} of the previous page; empty for
 *     the first page
 * @param limit the maximum number of entries
 */
public record TreeQuery(
    TreeKind kind,
    Optional<String> domain,
    TreeCondition condition,
    Optional<String> after,
    int limit) {

  /** The most a page may hold. */
  public static final int MOST = 500;

  public TreeQuery {
    limit = Math.clamp(limit, 1, MOST);
  }
}
