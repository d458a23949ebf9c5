package org.carillon.sieve.control;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;

/** The test anyof (RFC 5228 §5.3); stops at the first that is true. */
public final class AnyOfCondition implements TestType {
  @Override
  public String name() {
    return "anyof";
  }

  @Override
  public Signature signature() {
    return Signature.of().tests(Signature.Following.SOME);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    List<ScriptCondition> conditions = List.copyOf(arguments.tests());
    return run -> {
      for (ScriptCondition condition : conditions) {
        if (condition.test(run)) {
          return true;
        }
      }
      return false;
    };
  }
}
