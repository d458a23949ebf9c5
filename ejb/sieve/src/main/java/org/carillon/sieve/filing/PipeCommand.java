package org.carillon.sieve.filing;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;

/** The command pipe (vnd.carillon.execute): passes the message to an administrator's program. */
public final class PipeCommand implements CommandType {
  @Override
  public String name() {
    return "pipe";
  }

  @Override
  public List<String> capabilities() {
    return List.of("vnd.carillon.execute", "vnd.dovecot.pipe");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING, STRINGS)
        .lastOptional()
        .with(TagType.of("copy", NOTHING, "copy"), TagType.of("try", NOTHING));
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text program = arguments.text(0);
    TextList given = arguments.has(1) ? arguments.texts(1) : TextList.NONE;
    boolean copy = arguments.has("copy");
    boolean mayFail = arguments.has("try");
    return run -> {
      run.actions()
          .take(
              new SieveAction.Pipe(
                  ProgramName.checked(program.value(run)),
                  ProgramName.arguments(given.values(run)),
                  copy,
                  mayFail,
                  run.state()));
      return ScriptFlow.NEXT;
    };
  }
}
