package org.carillon.sieve.control;

import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;

/** The test not (RFC 5228 §5.8). */
public final class NotCondition implements TestType {
  @Override
  public String name() {
    return "not";
  }

  @Override
  public Signature signature() {
    return Signature.of().tests(Signature.Following.ONE);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    ScriptCondition condition = arguments.tests().getFirst();
    return run -> !condition.test(run);
  }
}
