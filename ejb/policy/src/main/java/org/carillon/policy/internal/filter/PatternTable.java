package org.carillon.policy.internal.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.sieve.match.Glob;

/**
 * Patterns with wildcards, indexed by a trigram. A line is compared only with patterns whose
 * trigram it contains, so the time does not grow with the number of patterns.
 *
 * @param <E> the type of the entries
 */
final class PatternTable<E> {
  private final Map<Long, List<Member<E>>> byGram = new HashMap<>();

  /** A bit for each trigram in the map, as a quick test that most trigrams fail. */
  private long some;

  private record Member<E>(Glob glob, E entry) {}

  /**
   * Adds a pattern while the table is built.
   *
   * @param pattern the folded pattern; a pattern without three characters in a row is never found
   */
  void add(String pattern, E entry) {
    List<Long> grams = PatternTrigrams.of(pattern);
    if (grams.isEmpty()) {
      return;
    }
    long rarest = grams.getFirst();
    for (long gram : grams) {
      if (count(gram) < count(rarest)) {
        rarest = gram;
      }
    }
    byGram
        .computeIfAbsent(rarest, _ -> new ArrayList<>(1))
        .add(new Member<>(Glob.of(pattern), entry));
    some |= bit(rarest);
  }

  private int count(long gram) {
    List<Member<E>> members = byGram.get(gram);
    return members == null ? 0 : members.size();
  }

  private static long bit(long gram) {
    return 1L << (int) (gram ^ gram >>> 13 ^ gram >>> 27);
  }

  boolean isEmpty() {
    return byGram.isEmpty();
  }

  /** Returns the entries that match a whole folded line, until the work limit is reached. */
  List<E> matching(String line, Work work) {
    if (byGram.isEmpty()) {
      return List.of();
    }
    List<E> found = new ArrayList<>(0);
    Set<Long> seen = new HashSet<>();
    long gram = 0;
    work.spend(line.length());
    for (int i = 0; i < line.length() && !work.isDone(); i++) {
      gram = PatternTrigrams.next(gram, line.charAt(i));
      if (i + 1 >= PatternTrigrams.LENGTH && (some & bit(gram)) != 0) {
        List<Member<E>> members = byGram.get(gram);
        if (members != null && seen.add(gram)) {
          addMatching(members, line, work, found);
        }
      }
    }
    return found;
  }

  private void addMatching(List<Member<E>> members, String line, Work work, List<E> found) {
    for (Member<E> member : members) {
      work.spend(line.length());
      if (work.isDone()) {
        return;
      }
      if (member.glob().matches(line, work::spend)) {
        found.add(member.entry());
      }
    }
  }
}
