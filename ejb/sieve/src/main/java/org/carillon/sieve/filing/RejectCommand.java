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

/** The commands reject and ereject (RFC 5429 §2). */
public final class RejectCommand implements CommandType {
  private final String name;

  private RejectCommand(String name) {
    this.name = name;
  }

  /** Rejects by a message to the sender, if the protocol can't (§2.2). */
  public static RejectCommand reject() {
    return new RejectCommand("reject");
  }

  /** Rejects in the protocol (§2.1). */
  public static RejectCommand ereject() {
    return new RejectCommand("ereject");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> capabilities() {
    return List.of(name);
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING);
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text reason = arguments.text(0);
    boolean inProtocolOnly = name.equals("ereject");
    return run -> {
      run.actions().take(new SieveAction.Refuse(reason.value(run), inProtocolOnly));
      return ScriptFlow.NEXT;
    };
  }
}
