package org.carillon.contract.tree;

import java.util.Optional;

/**
 * A question for entries of one kind.
 *
 * @param domain only in this domain, by any of its names; empty for all that who asks may see
 * @param condition holds of every entry that is wanted; it may hold of others
 * @param after the {@link org.carillon.contract.answer.Page#next()} of the page before; empty for
 *     the first
 * @param limit how many at most
 */
public record TreeQuery(
    TreeKind kind,
    Optional<String> domain,
    TreeCondition condition,
    Optional<String> after,
    int limit) {

  /** The most a page may hold. */
  public static final int MOST = 500;

  /** Brings the limit into range. */
  public TreeQuery {
    limit = Math.clamp(limit, 1, MOST);
  }
}
