package org.carillon.sieve.filing;

import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;

/** The command mirror (vnd.carillon.mirror): sends an unchanged copy elsewhere. */
public final class MirrorCommand implements CommandType {
  @Override
  public String name() {
    return "mirror";
  }

  @Override
  public List<String> capabilities() {
    return List.of("vnd.carillon.mirror");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING);
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text address = arguments.text(0);
    return run -> {
      String to = address.value(run);
      String checked =
          MailboxText.address(to)
              .orElseThrow(() -> ScriptFault.ofStep("\"" + to + "\" is not a mail address"));
      run.actions().take(new SieveAction.Mirror(checked));
      return ScriptFlow.NEXT;
    };
  }
}
