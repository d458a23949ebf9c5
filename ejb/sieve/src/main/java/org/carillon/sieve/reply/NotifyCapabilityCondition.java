package org.carillon.sieve.reply;

import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.MatchTags;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.Text;

/** The test notify_method_capability (RFC 5435 §5). */
public final class NotifyCapabilityCondition implements TestType {
  @Override
  public String name() {
    return "notify_method_capability";
  }

  @Override
  public List<String> capabilities() {
    return List.of("enotify");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING, STRING, STRINGS).with(Tags.MATCH);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    Text method = arguments.text(0);
    Text capability = arguments.text(1);
    ValueMatch match = MatchTags.match(arguments, scope, arguments.texts(2));
    return run -> {
      String uri = method.value(run);
      if (!capability.value(run).equalsIgnoreCase("online")
          || MailtoMethod.fault(uri).isPresent()) {
        return false;
      }
      // Unknown for mail (RFC 5436 §2.2).
      return match.matches(run, List.of(run.environment().online(uri).orElse("maybe")));
    };
  }
}
