package org.carillon.contract.tree;

import java.time.Duration;
import java.util.List;

/**
 * The limits and settings of queries to the tree.
 *
 * @param suffix the name of the entry above all domains ({@code o=example}); empty for none
 * @param mostEntries the maximum number of entries in the answer to one query without paging
 * @param mostLookedAt the maximum number of entries that one query looks at
 * @param time the longest time for one query
 * @param referrals the URLs of servers that know names which do not exist here
 */
public record TreeTerms(
    String suffix, int mostEntries, int mostLookedAt, Duration time, List<String> referrals) {

  public TreeTerms {
    referrals = List.copyOf(referrals);
  }
}
