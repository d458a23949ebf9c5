package org.carillon.node;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Places for what is done on this node for many people at once. There are so many of them, and
 * nobody has more than a share: whose work takes long keeps out his own next, and nobody else's.
 *
 * @param <K> by what people are told apart
 */
public final class FairPlaces<K> {
  private final int most;
  private final int share;
  private final Map<K, Integer> taken = new HashMap<>();
  private int all;

  /**
   * All of them free.
   *
   * @param most how many there are
   * @param share how many of them one may have
   */
  public FairPlaces(int most, int share) {
    this.most = most;
    this.share = share;
  }

  /** Takes one that counts for each of some; false where there is none, or one has his share. */
  public synchronized boolean take(Set<K> whose) {
    if (all >= most || whose.stream().anyMatch(this::isSated)) {
      return false;
    }
    all++;
    whose.forEach(one -> taken.merge(one, 1, Integer::sum));
    return true;
  }

  private boolean isSated(K one) {
    return taken.getOrDefault(one, 0) >= share;
  }

  /**
   * What is chosen for a place.
   *
   * @param <X> what may hinder choosing
   */
  @FunctionalInterface
  public interface Choice<K, T, X extends Exception> {
    /** Chooses, of nobody who has his share. */
    Optional<T> without(Set<K> sated) throws X;
  }

  /**
   * Takes a place for what is chosen then; nobody else chooses meanwhile.
   *
   * @param whose of whom that is
   * @return what it is; empty where there is no place, or nothing to choose
   */
  public synchronized <T, X extends Exception> Optional<T> choose(
      Choice<K, T, X> choice, Function<T, K> whose) throws X {
    if (all >= most) {
      return Optional.empty();
    }
    Optional<T> chosen =
        choice.without(
            taken.keySet().stream().filter(this::isSated).collect(Collectors.toUnmodifiableSet()));
    chosen.ifPresent(
        one -> {
          all++;
          taken.merge(whose.apply(one), 1, Integer::sum);
        });
    return chosen;
  }

  /** Gives a place back that counted for these. */
  public synchronized void leave(Set<K> whose) {
    all--;
    whose.forEach(one -> taken.computeIfPresent(one, (_, had) -> had > 1 ? had - 1 : null));
  }
}
