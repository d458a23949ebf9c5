package org.carillon.sieve.context;

import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;

/** The test specialuse_exists (RFC 8579 §3). */
public final class SpecialUseExistsCondition implements TestType {
  @Override
  public String name() {
    return "specialuse_exists";
  }

  @Override
  public List<String> capabilities() {
    return List.of("special-use");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING, STRINGS).firstOptional();
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    Optional<Text> mailbox = arguments.optionalText(0);
    TextList uses = arguments.texts(1);
    return run -> {
      Optional<String> name = mailbox.map(text -> text.value(run));
      for (String use : uses.values(run)) {
        run.work(1_000);
        if (!run.environment().hasSpecialUse(name, use)) {
          return false;
        }
      }
      return true;
    };
  }
}
