package org.carillon.sieve.context;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.TextList;

/** The test mailboxidexists (RFC 9042 §4.2). */
public final class MailboxIdExistsCondition implements TestType {
  @Override
  public String name() {
    return "mailboxidexists";
  }

  @Override
  public List<String> capabilities() {
    return List.of("mailboxid");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRINGS);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    TextList ids = arguments.texts(0);
    return run -> {
      for (String id : ids.values(run)) {
        run.work(1_000);
        if (!run.environment().hasMailboxId(id)) {
          return false;
        }
      }
      return true;
    };
  }
}
