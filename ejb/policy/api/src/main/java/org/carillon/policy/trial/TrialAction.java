package org.carillon.policy.trial;

import java.util.List;

/**
 * Something that would be done with a message.
 *
 * @param name as scripts call it: {@code fileinto}
 * @param details how, in the order in which people are told
 */
public record TrialAction(String name, List<TrialDetail> details) {
  /** Keeps a copy. */
  public TrialAction {
    details = List.copyOf(details);
  }
}
