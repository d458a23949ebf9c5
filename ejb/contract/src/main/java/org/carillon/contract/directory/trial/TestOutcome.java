package org.carillon.contract.directory.trial;

import java.util.List;

/** The result of testing the service that an object describes: a verdict and observations. */
public record TestOutcome(boolean works, List<String> said) {
  public TestOutcome {
    said = List.copyOf(said);
  }
}
