package org.carillon.sieve.part;

import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.message.MessagePart;
import org.carillon.sieve.run.Block;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;

/** The command foreverypart (RFC 5703 §3); a nested loop has the parts below the current one. */
public final class ForEveryPartCommand implements CommandType {
  @Override
  public String name() {
    return "foreverypart";
  }

  @Override
  public List<String> capabilities() {
    return List.of("foreverypart");
  }

  @Override
  public Signature signature() {
    return Signature.of().with(TagType.of("name", STRING)).block();
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Block block = arguments.block();
    String own = arguments.literal("name").orElse("");
    return run -> {
      Optional<MessagePart> around = run.part();
      List<MessagePart> parts =
          around.isEmpty() ? run.root().all() : around.get().all().stream().skip(1).toList();
      ScriptFlow flow = ScriptFlow.NEXT;
      for (MessagePart part : parts) {
        run.work(1_000);
        run.enter(Optional.of(part));
        flow = block.run(run);
        if (flow != ScriptFlow.NEXT) {
          break;
        }
      }
      run.enter(around);
      if (flow != ScriptFlow.BREAK) {
        return flow;
      }
      String broken = run.brokenLoop();
      return broken.isEmpty() || broken.equals(own) ? ScriptFlow.NEXT : ScriptFlow.BREAK;
    };
  }
}
