package org.carillon.contract.tree;

import java.time.Duration;

/**
 * What holds for questions to the tree.
 *
 * @param suffix the name of the entry above all domains ({@code o=example}); empty for none
 * @param mostEntries how many entries one question is answered with, unless it is asked by pages
 * @param mostLookedAt how many entries are looked at for one question
 * @param time how long one question may take
 */
public record TreeTerms(String suffix, int mostEntries, int mostLookedAt, Duration time) {}
