package org.carillon.sieve.context;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.TextList;

/** The test mailboxexists (RFC 5490 §3.1). */
public final class MailboxExistsCondition implements TestType {
  @Override
  public String name() {
    return "mailboxexists";
  }

  @Override
  public List<String> capabilities() {
    return List.of("mailbox");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRINGS);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    TextList names = arguments.texts(0);
    return run -> {
      for (String name : names.values(run)) {
        run.work(1_000);
        if (!run.environment().hasMailbox(name)) {
          return false;
        }
      }
      return true;
    };
  }
}
