package org.carillon.policy.replay;

import java.util.Map;

/**
 * What would be changed of the policy.
 *
 * @param settings values of the thresholds {@code policy.points.*} for the server, by key
 * @param weights how much a check's findings would count, by its name, in per cent: 0 as if it were
 *     switched off, 200 twice as much
 */
public record ProposedPolicy(Map<String, String> settings, Map<String, Integer> weights) {
  /** The greatest weight. */
  public static final int MOST_WEIGHT = 1_000;

  /** Copies. */
  public ProposedPolicy {
    settings = Map.copyOf(settings);
    weights = Map.copyOf(weights);
  }
}
