package org.carillon.sieve.compile;

import java.util.List;
import org.carillon.sieve.run.ScriptStep;

/** A command of the language. A new one is a class and its line in the table. */
public interface CommandType {

  String name();

  /** The capabilities of which a script must require one; empty for a command of RFC 5228. */
  default List<String> capabilities() {
    return List.of();
  }

  Signature signature();

  /** Compiles it; reports errors to the scope. */
  ScriptStep compile(CallArguments arguments, ScriptScope scope);
}
