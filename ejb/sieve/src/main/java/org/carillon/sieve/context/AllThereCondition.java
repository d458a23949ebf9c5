package org.carillon.sieve.context;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.io.IOException;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.SieveEnvironment;
import org.carillon.sieve.run.TextList;

/** A test whether all named items exist; the first missing one ends it. */
abstract class AllThereCondition implements TestType {
  abstract boolean isThere(SieveEnvironment environment, String name) throws IOException;

  @Override
  public Signature signature() {
    return Signature.of(STRINGS);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    TextList names = arguments.texts(0);
    return run -> {
      for (String name : names.values(run)) {
        run.work(1_000);
        if (!isThere(run.environment(), name)) {
          return false;
        }
      }
      return true;
    };
  }
}
