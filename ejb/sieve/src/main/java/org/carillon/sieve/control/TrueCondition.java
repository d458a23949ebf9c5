package org.carillon.sieve.control;

import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;

/** The test true (RFC 5228 §5.10). */
public final class TrueCondition implements TestType {
  @Override
  public String name() {
    return "true";
  }

  @Override
  public Signature signature() {
    return Signature.of();
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    return run -> true;
  }
}
