package org.carillon.sieve.filing;

import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;

/** The command discard (RFC 5228 §4.4). */
public final class DiscardCommand implements CommandType {
  @Override
  public String name() {
    return "discard";
  }

  @Override
  public Signature signature() {
    return Signature.of();
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    return run -> {
      run.actions().take(new SieveAction.Discard());
      return ScriptFlow.NEXT;
    };
  }
}
