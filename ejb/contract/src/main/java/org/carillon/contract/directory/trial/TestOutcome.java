package org.carillon.contract.directory.trial;

import java.util.List;

/**
 * The result of testing the service that an object describes.
 *
 * @param works true if the service works
 * @param said the observations, a sentence each, without full stops
 */
public record TestOutcome(boolean works, List<String> said) {
  public TestOutcome {
    said = List.copyOf(said);
  }
}
