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

/** The command fileinto (RFC 5228 §4.1). */
public final class FileIntoCommand implements CommandType {
  @Override
  public String name() {
    return "fileinto";
  }

  @Override
  public List<String> capabilities() {
    return List.of("fileinto");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING).with(Tags.PLACEMENT).with(TagType.of("copy", NOTHING, "copy"));
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text mailbox = arguments.text(0);
    boolean copy = arguments.has("copy");
    PlacementTags.check(mailbox, arguments.at(0), scope);
    PlacementTags tags = PlacementTags.of(arguments, scope);
    return run -> {
      Placement into = tags.placement(run, mailbox);
      run.actions().take(new SieveAction.FileInto(into, copy, run.state()));
      return ScriptFlow.NEXT;
    };
  }
}
