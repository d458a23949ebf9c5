package org.carillon.sieve.control;

import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;

/** The command stop (RFC 5228 §3.3). */
public final class StopCommand implements CommandType {
  @Override
  public String name() {
    return "stop";
  }

  @Override
  public Signature signature() {
    return Signature.of();
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    return run -> ScriptFlow.STOP;
  }
}
