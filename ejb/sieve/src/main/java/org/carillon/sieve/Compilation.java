package org.carillon.sieve;

import java.util.List;
import org.carillon.sieve.compile.Inclusion;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.syntax.SieveError;

public sealed interface Compilation {

  /**
   * A script that can be run.
   *
   * @param mistakes commands that fail whenever they run, without ending the script: for its author
   * @param doubts valid commands that are hardly intended
   * @param inclusions the scripts that it includes
   */
  record Compiled(
      Program program,
      List<SieveError> mistakes,
      List<SieveError> doubts,
      List<Inclusion> inclusions)
      implements Compilation {
    public Compiled {
      mistakes = List.copyOf(mistakes);
      doubts = List.copyOf(doubts);
      inclusions = List.copyOf(inclusions);
    }
  }

  /** A script with errors, at least one, in the script's order. */
  record Faulty(List<SieveError> errors) implements Compilation {
    public Faulty {
      errors = List.copyOf(errors);
    }
  }
}
