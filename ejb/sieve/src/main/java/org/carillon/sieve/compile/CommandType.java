package org.carillon.sieve.compile;

import java.util.List;
import org.carillon.sieve.run.ScriptStep;

/** A command of the language. A new one is a class and its line in the table. */
public interface CommandType {

  /** Its name in lower case. */
  String name();

  /** Of which the script requires one to use it; empty for one of RFC 5228 itself. */
  default List<String> capabilities() {
    return List.of();
  }

  /** What it takes. */
  Signature signature();

  /** Makes it ready; what is wrong is told to the scope. */
  ScriptStep compile(CallArguments arguments, ScriptScope scope);
}
