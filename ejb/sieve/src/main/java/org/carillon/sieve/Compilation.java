package org.carillon.sieve;

import java.util.List;
import org.carillon.sieve.compile.Inclusion;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.syntax.SieveError;

/** What comes of compiling a script. */
public sealed interface Compilation {

  /**
   * It can be run.
   *
   * @param mistakes what goes wrong whenever it is run, in its step alone: told to whoever puts it
   * @param doubts what may be so and is hardly meant
   * @param inclusions the scripts that it includes
   */
  record Compiled(
      Program program,
      List<SieveError> mistakes,
      List<SieveError> doubts,
      List<Inclusion> inclusions)
      implements Compilation {
    /** Keeps copies. */
    public Compiled {
      mistakes = List.copyOf(mistakes);
      doubts = List.copyOf(doubts);
      inclusions = List.copyOf(inclusions);
    }
  }

  /**
   * It can't.
   *
   * @param errors at least one, in the script's order
   */
  record Faulty(List<SieveError> errors) implements Compilation {
    /** Keeps a copy. */
    public Faulty {
      errors = List.copyOf(errors);
    }
  }
}
