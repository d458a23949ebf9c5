package org.carillon.sieve.part;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.message.MessagePart;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;

/** The command replace (RFC 5703 §5): replaces the part, or the body, with another text. */
public final class ReplacePartCommand implements CommandType {
  @Override
  public String name() {
    return "replace";
  }

  @Override
  public List<String> capabilities() {
    return List.of("replace");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING)
        .with(
            TagType.of("mime", NOTHING), TagType.of("subject", STRING), TagType.of("from", STRING));
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text text = arguments.text(0);
    boolean isMime = arguments.has("mime");
    Optional<Text> subject = arguments.text("subject");
    Optional<Text> from = arguments.text("from");
    return run -> {
      String value = text.value(run);
      byte[] entity = isMime ? value.getBytes(StandardCharsets.UTF_8) : Entity.text(value);
      MessagePart part = run.part().isPresent() ? run.part().get() : run.root();
      run.work(value.length());
      if (part.begin() == 0) {
        WholeMessage.replace(
            run, entity, subject.map(each -> each.value(run)), from.map(each -> each.value(run)));
      } else {
        run.body().replace(part, entity);
      }
      return ScriptFlow.NEXT;
    };
  }
}
