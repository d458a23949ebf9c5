package org.carillon.contract.tree;

import java.time.Duration;
import java.util.List;

/**
 * What holds for questions to the tree.
 *
 * @param suffix the name of the entry above all domains ({@code o=example}); empty for none
 * @param mostEntries how many entries one question is answered with, unless it is asked by pages
 * @param mostLookedAt how many entries are looked at for one question
 * @param time how long one question may take
 * @param referrals where names are known that are not here, as URLs
 */
public record TreeTerms(
    String suffix, int mostEntries, int mostLookedAt, Duration time, List<String> referrals) {

  /** Copies. */
  public TreeTerms {
    referrals = List.copyOf(referrals);
  }
}
