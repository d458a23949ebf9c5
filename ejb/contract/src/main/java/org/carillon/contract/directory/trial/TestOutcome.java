package org.carillon.contract.directory.trial;

import java.util.List;

/**
 * What came of trying whether what an object stands for works.
 *
 * @param works whether it does what it is there for
 * @param said what was seen, a sentence each, without full stops
 */
public record TestOutcome(boolean works, List<String> said) {
  /** Copies. */
  public TestOutcome {
    said = List.copyOf(said);
  }
}
