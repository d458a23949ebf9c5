package org.carillon.sieve;

import java.util.List;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.syntax.SieveError;

/** What comes of compiling a script. */
public sealed interface Compilation {

  /** It can be run. */
  record Compiled(Program program) implements Compilation {}

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
