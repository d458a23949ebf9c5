package org.carillon.sieve.filing;

import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;

/** The command route (vnd.carillon.route): delivers the message by a route of the server. */
public final class RouteCommand implements CommandType {
  @Override
  public String name() {
    return "route";
  }

  @Override
  public List<String> capabilities() {
    return List.of("vnd.carillon.route");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING);
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text destination = arguments.text(0);
    return run -> {
      run.actions().take(new SieveAction.Route(destination.value(run), run.state()));
      return ScriptFlow.NEXT;
    };
  }
}
