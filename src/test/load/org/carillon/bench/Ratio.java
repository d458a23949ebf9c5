package org.carillon.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Pairs of alternating measurements, ours and a peer's; the result is the ratio pair by pair. */
public final class Ratio {

  private final List<Double> ours = new ArrayList<>();
  private final List<Double> peers = new ArrayList<>();

  public void add(double our, double peer) {
    ours.add(our);
    peers.add(peer);
  }

  /** The median of the pairs' ratios. */
  public double median() {
    return median(ratios());
  }

  /** {@code 2.31 x (1.98 – 2.60), 1,540/s against 667/s}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s in %d pairs, median %,.0f/s against %,.0f/s",
        brief(),
        ours.size(),
        median(ours),
        median(peers));
  }

  /** {@code 2.31 x (1.98 – 2.60)}. */
  public String brief() {
    List<Double> ratios = ratios();
    return String.format(
        Locale.ROOT,
        "%.2f x (%.2f – %.2f)",
        median(ratios),
        Collections.min(ratios),
        Collections.max(ratios));
  }

  private List<Double> ratios() {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < ours.size(); i++) {
      ratios.add(ours.get(i) / peers.get(i));
    }
    return ratios;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
