package org.carillon.sieve.compile;

import java.util.List;
import org.carillon.sieve.run.ScriptCondition;

/** A test of the language. A new one is a class and its line in the table. */
public interface TestType {

  String name();

  /** The capabilities of which a script must require one; empty for a test of RFC 5228. */
  default List<String> capabilities() {
    return List.of();
  }

  Signature signature();

  /** Compiles it; reports errors to the scope. */
  ScriptCondition compile(CallArguments arguments, ScriptScope scope);
}
