package org.carillon.sieve.control;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.Inclusion;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;

/** The command include (RFC 6609 §3.2). */
public final class IncludeCommand implements CommandType {
  @Override
  public String name() {
    return "include";
  }

  @Override
  public List<String> capabilities() {
    return List.of("include");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING)
        .with(
            TagType.in("place", "personal", NOTHING),
            TagType.in("place", "global", NOTHING),
            TagType.of("once", NOTHING),
            TagType.of("optional", NOTHING));
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    String script = arguments.literals(0).getFirst();
    boolean isGlobal = arguments.has("global");
    boolean once = arguments.has("once");
    boolean mayMiss = arguments.has("optional");
    if (script.isEmpty()) {
      scope.error(arguments.at(0), "The name of a script must not be empty");
    }
    scope.include(new Inclusion(arguments.at(0), isGlobal, script, once, mayMiss));
    return run -> {
      Optional<Program> program = run.environment().included(isGlobal, script);
      if (program.isPresent()) {
        return run.include(program.get(), isGlobal, once);
      }
      if (mayMiss) {
        return ScriptFlow.NEXT;
      }
      throw new ScriptFault("There is no script " + script + ", or it has errors");
    };
  }
}
