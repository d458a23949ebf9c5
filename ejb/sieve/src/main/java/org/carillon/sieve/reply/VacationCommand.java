package org.carillon.sieve.reply;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.NUMBER;
import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.sieve.action.Placement;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.filing.MailboxText;
import org.carillon.sieve.filing.PlacementTags;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;

/** The command vacation (RFC 5230, RFC 6131). */
public final class VacationCommand implements CommandType {
  private static final long DEFAULT_DAYS = 7;
  private static final long MOST_DAYS = 365;

  @Override
  public String name() {
    return "vacation";
  }

  @Override
  public List<String> capabilities() {
    return List.of("vacation");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING)
        .with(
            TagType.in("period", "days", NUMBER),
            TagType.in("period", "seconds", NUMBER, "vacation-seconds"),
            TagType.of("subject", STRING),
            TagType.of("from", STRING),
            TagType.of("addresses", STRINGS),
            TagType.of("mime", NOTHING),
            TagType.of("handle", STRING))
        .with(Tags.FCC);
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    VacationText text =
        new VacationText(
            arguments.text("subject"),
            arguments.text("from"),
            arguments.has("mime"),
            arguments.text("handle"),
            arguments.text(0));
    TextList addresses = arguments.texts("addresses").orElse(TextList.NONE);
    Duration period = period(arguments);
    Optional<Text> fcc = PlacementTags.fcc(arguments, scope);
    PlacementTags places = PlacementTags.of(arguments, scope);
    if (arguments.text("from").orElse(Text.EMPTY) instanceof Text.Constant from
        && arguments.has("from")
        && MailboxText.address(from.text()).isEmpty()) {
      scope.error(arguments.at(), "\"" + from.text() + "\" is not a mail address");
    }
    for (String address : addresses.constants()) {
      if (MailboxText.address(address).isEmpty()) {
        scope.mistake(arguments.at(), "\"" + address + "\" is not a mail address");
      }
    }
    return run -> {
      Optional<String> obstacle = AutomaticReply.obstacle(run, addresses.values(run));
      if (obstacle.isPresent()) {
        run.trace().tell(run.line(), "vacation sends no reply: " + obstacle.get());
        return ScriptFlow.NEXT;
      }
      Optional<Placement> copy = fcc.map(mailbox -> places.copy(run, mailbox));
      run.actions()
          .take(
              new SieveAction.Vacation(
                  run.envelope().from(), text.reply(run), text.key(run), period, copy));
      return ScriptFlow.NEXT;
    };
  }

  private static Duration period(CallArguments arguments) {
    OptionalLong seconds = arguments.number("seconds");
    if (seconds.isPresent()) {
      long most = Duration.ofDays(MOST_DAYS).toSeconds();
      return Duration.ofSeconds(Math.min(seconds.getAsLong(), most));
    }
    return Duration.ofDays(Math.clamp(arguments.number("days").orElse(DEFAULT_DAYS), 1, MOST_DAYS));
  }
}
