package org.carillon.policy.replay;

import java.util.Map;

/**
 * A proposed change of the policy.
 *
 * @param settings values of the thresholds {@code policy.points.*} for the server, by key
 * @param weights the weights of checks' findings by the checks' names, in per cent: 0 as if the
 *     check were off, 200 for twice the points
 */
public record ProposedPolicy(Map<String, String> settings, Map<String, Integer> weights) {
  /** The greatest weight, in per cent. */
  public static final int MOST_WEIGHT = 1_000;

  public ProposedPolicy {
    settings = Map.copyOf(settings);
    weights = Map.copyOf(weights);
  }
}
