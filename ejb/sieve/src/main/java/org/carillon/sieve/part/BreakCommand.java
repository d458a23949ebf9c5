package org.carillon.sieve.part;

import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;

/** The command break (RFC 5703 §3). */
public final class BreakCommand implements CommandType {
  @Override
  public String name() {
    return "break";
  }

  @Override
  public List<String> capabilities() {
    return List.of("foreverypart");
  }

  @Override
  public Signature signature() {
    return Signature.of().with(TagType.of("name", STRING));
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    String loop = arguments.literal("name").orElse("");
    if (!scope.isInLoop(loop)) {
      scope.error(
          arguments.at(),
          loop.isEmpty()
              ? "break is allowed only in a loop"
              : "No loop named " + loop + " is around break");
    }
    return run -> {
      run.breakLoop(loop);
      return ScriptFlow.BREAK;
    };
  }
}
