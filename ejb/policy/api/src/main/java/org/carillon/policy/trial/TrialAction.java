package org.carillon.policy.trial;

import java.util.List;

/**
 * An action that would be done with a message.
 *
 * @param name the name in scripts: {@code fileinto}
 * @param details the arguments, in the order in which they are shown
 */
public record TrialAction(String name, List<TrialDetail> details) {
  public TrialAction {
    details = List.copyOf(details);
  }
}
