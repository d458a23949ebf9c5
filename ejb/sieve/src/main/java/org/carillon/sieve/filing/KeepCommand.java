package org.carillon.sieve.filing;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.TextList;

/** The command keep (RFC 5228 §4.3). */
public final class KeepCommand implements CommandType {
  @Override
  public String name() {
    return "keep";
  }

  @Override
  public Signature signature() {
    return Signature.of().with(TagType.of("flags", STRINGS, "imap4flags"));
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Optional<TextList> flags = arguments.texts("flags");
    return run -> {
      List<String> own = flags.isPresent() ? Flagging.split(flags.get().values(run)) : run.flags();
      run.actions().take(new SieveAction.Keep(own, false, run.state()));
      return ScriptFlow.NEXT;
    };
  }
}
