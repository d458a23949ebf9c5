package org.carillon.sieve.filing;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import org.carillon.sieve.action.Placement;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;

/** The command store (vnd.carillon.store): puts the message into another account's mailbox. */
public final class StoreInAccountCommand implements CommandType {
  @Override
  public String name() {
    return "store";
  }

  @Override
  public List<String> capabilities() {
    return List.of("vnd.carillon.store");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING, STRING)
        .with(Tags.PLACEMENT)
        .with(TagType.of("copy", NOTHING, "copy"));
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text account = arguments.text(0);
    Text mailbox = arguments.text(1);
    boolean copy = arguments.has("copy");
    PlacementTags tags = PlacementTags.of(arguments, scope);
    return run -> {
      Placement into = tags.placement(run, mailbox);
      run.actions()
          .take(new SieveAction.StoreInAccount(account.value(run), into, copy, run.state()));
      return ScriptFlow.NEXT;
    };
  }
}
