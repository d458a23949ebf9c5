package org.carillon.node;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Slots for work that this node does for many users at the same time. The number of slots is fixed,
 * and no user gets more than a share: a user's slow work delays only that user's next work.
 *
 * @param <K> the type of key that identifies a user
 */
public final class FairSlots<K> {
  private final int most;
  private final int share;
  private final Map<K, Integer> taken = new HashMap<>();
  private int all;

  /**
   * Creates the slots, all free.
   *
   * @param most the number of slots
   * @param share the most slots of one user
   */
  public FairSlots(int most, int share) {
    this.most = most;
    this.share = share;
  }

  /** Takes a slot for each of the users; returns false if none is free or one has their share. */
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
   * Chooses the work for a slot.
   *
   * @param <X> an exception of the choice
   */
  @FunctionalInterface
  public interface Choice<K, T, X extends Exception> {
    /** Chooses work of a user who is not in {@code sated}, those with their share; or empty. */
    Optional<T> without(Set<K> sated) throws X;
  }

  /**
   * Takes a slot for work that is chosen then. No other thread chooses meanwhile.
   *
   * @param whose returns the user of the chosen work
   * @return the work; empty if no slot is free or there is nothing to choose
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

  /** Frees a slot that counted for these users. */
  public synchronized void leave(Set<K> whose) {
    all--;
    whose.forEach(one -> taken.computeIfPresent(one, (_, had) -> had > 1 ? had - 1 : null));
  }
}
