package org.carillon.sieve.filing;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.NUMBER;
import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import org.carillon.sieve.action.Redirection;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;

/** The command redirect (RFC 5228 §4.2), with what RFC 3894, 6009 and 6134 add. */
public final class RedirectCommand implements CommandType {
  @Override
  public String name() {
    return "redirect";
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING)
        .with(
            TagType.of("copy", NOTHING, "copy"),
            TagType.of("list", NOTHING, "extlists"),
            TagType.of("notify", STRING, "redirect-dsn"),
            TagType.of("ret", STRING, "redirect-dsn"),
            TagType.in("time", "bytimerelative", NUMBER, "redirect-deliverby"),
            TagType.in("time", "bytimeabsolute", STRING, "redirect-deliverby"),
            TagType.of("bymode", STRING, "redirect-deliverby"),
            TagType.of("bytrace", NOTHING, "redirect-deliverby"));
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text address = arguments.text(0);
    boolean copy = arguments.has("copy");
    boolean isList = arguments.has("list");
    Redirection how = RedirectionTags.of(arguments, scope);
    if (scope.limits().redirects() == 0) {
      scope.error(arguments.at(0), "These rules cannot forward mail");
    }
    if (address instanceof Text.Constant constant && !isList) {
      String text = constant.text();
      if (MailboxText.address(text).isEmpty()) {
        scope.error(arguments.at(0), "\"" + text + "\" is not a mail address");
      }
    }
    return run -> {
      String to = address.value(run);
      List<String> all = isList ? run.environment().addresses(to) : List.of(to);
      if (isList && !run.environment().hasList(to)) {
        throw new ScriptFault("No external list is named " + to);
      }
      for (String each : all) {
        String checked =
            MailboxText.address(each)
                .orElseThrow(
                    () -> ScriptFault.ofDelivery("\"" + each + "\" is not a mail address"));
        run.actions().take(new SieveAction.Redirect(checked, copy, how, run.state()));
      }
      return ScriptFlow.NEXT;
    };
  }
}
