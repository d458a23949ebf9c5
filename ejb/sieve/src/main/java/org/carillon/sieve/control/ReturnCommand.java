package org.carillon.sieve.control;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;

/** The command return (RFC 6609 §3.3). */
public final class ReturnCommand implements CommandType {
  @Override
  public String name() {
    return "return";
  }

  @Override
  public List<String> capabilities() {
    return List.of("include");
  }

  @Override
  public Signature signature() {
    return Signature.of();
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    return run -> ScriptFlow.RETURN;
  }
}
