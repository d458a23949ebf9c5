package org.carillon.sieve.reply;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.TextList;

/** The test valid_notify_method (RFC 5435 §4). */
public final class NotifyMethodCondition implements TestType {
  @Override
  public String name() {
    return "valid_notify_method";
  }

  @Override
  public List<String> capabilities() {
    return List.of("enotify");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRINGS);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    TextList methods = arguments.texts(0);
    return run -> methods.values(run).stream().allMatch(uri -> MailtoMethod.fault(uri).isEmpty());
  }
}
