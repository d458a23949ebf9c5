package org.carillon.sieve.reply;

import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.filing.MailboxText;
import org.carillon.sieve.filing.PlacementTags;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;

/** The command notify (RFC 5435 §3), by mail (RFC 5436) or another method. */
public final class EnotifyCommand implements CommandType {
  private static final Set<String> IMPORTANCE = Set.of("1", "2", "3");

  /** The syntax of RFC 5435 §3.5. */
  private static final Pattern OPTION =
      Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]*=.*", Pattern.DOTALL);

  @Override
  public String name() {
    return "notify";
  }

  @Override
  public List<String> capabilities() {
    return List.of("enotify");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING)
        .with(
            TagType.of("from", STRING),
            TagType.of("importance", STRING),
            TagType.of("options", STRINGS),
            TagType.of("message", STRING))
        .with(Tags.FCC);
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text method = arguments.text(0);
    Text importance = arguments.text("importance").orElse(new Text.Constant("2"));
    Optional<Text> from = arguments.text("from");
    TextList options = arguments.texts("options").orElse(TextList.NONE);
    Optional<Text> message = arguments.text("message");
    Optional<Text> fcc = PlacementTags.fcc(arguments, scope);
    PlacementTags places = PlacementTags.of(arguments, scope);
    if (importance instanceof Text.Constant constant && !IMPORTANCE.contains(constant.text())) {
      scope.error(arguments.at(), "The tag :importance must be followed by \"1\", \"2\" or \"3\"");
    }
    if (method instanceof Text.Constant constant) {
      MailtoMethod.fault(constant.text()).ifPresent(why -> scope.mistake(arguments.at(0), why));
    }
    if (from.orElse(Text.EMPTY) instanceof Text.Constant constant
        && from.isPresent()
        && MailboxText.address(constant.text()).isEmpty()) {
      scope.mistake(arguments.at(), "\"" + constant.text() + "\" is not a mail address");
    }
    for (String option : options.constants()) {
      if (!OPTION.matcher(option).matches()) {
        scope.mistake(
            arguments.at(),
            "\"" + option + "\" is not an option: an option is a name, \"=\" and a value");
      }
    }
    return run -> {
      String uri = method.value(run);
      Optional<String> fault = MailtoMethod.fault(uri);
      if (fault.isPresent()) {
        throw ScriptFault.ofStep(fault.get());
      }
      String level = importance.value(run);
      run.actions()
          .take(
              new SieveAction.Notify(
                  uri,
                  from.map(text -> text.value(run)),
                  IMPORTANCE.contains(level) ? Integer.parseInt(level) : 2,
                  options.values(run),
                  message.map(text -> text.value(run)),
                  fcc.map(mailbox -> places.copy(run, mailbox))));
      return ScriptFlow.NEXT;
    };
  }
}
