package org.carillon.sieve.control;

import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;

/** The command debug_log (vnd.carillon.debug): adds a line to the trace. */
public final class DebugLogCommand implements CommandType {
  @Override
  public String name() {
    return "debug_log";
  }

  @Override
  public List<String> capabilities() {
    return List.of("vnd.carillon.debug", "vnd.dovecot.debug");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING);
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text text = arguments.text(0);
    return run -> {
      run.trace().tell(run.line(), text.value(run));
      return ScriptFlow.NEXT;
    };
  }
}
