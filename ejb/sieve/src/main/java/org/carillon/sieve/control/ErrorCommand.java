package org.carillon.sieve.control;

import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;

/** The command error (RFC 5463 §5): the script fails with a message. */
public final class ErrorCommand implements CommandType {
  @Override
  public String name() {
    return "error";
  }

  @Override
  public List<String> capabilities() {
    return List.of("ihave");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING);
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text message = arguments.text(0);
    return run -> {
      throw new ScriptFault(message.value(run));
    };
  }
}
