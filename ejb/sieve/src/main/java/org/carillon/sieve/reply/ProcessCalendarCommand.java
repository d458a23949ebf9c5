package org.carillon.sieve.reply;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.action.CalendarRequest;
import org.carillon.sieve.action.SieveAction;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.control.VariableName;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.SieveEnvironment;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;

/** The command processcalendar (RFC 9671 §4). */
public final class ProcessCalendarCommand implements CommandType {
  @Override
  public String name() {
    return "processcalendar";
  }

  @Override
  public List<String> capabilities() {
    return List.of("processcalendar");
  }

  @Override
  public Signature signature() {
    return Signature.of()
        .with(
            TagType.of("allowpublic", NOTHING),
            TagType.of("addresses", STRINGS),
            TagType.in("which events", "updatesonly", NOTHING),
            TagType.in("which events", "calendarid", STRING),
            TagType.of("deletecancelled", NOTHING),
            TagType.of("organizers", STRING, "extlists"),
            TagType.of("outcome", STRING, "variables"),
            TagType.of("reason", STRING, "variables"));
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    TextList addresses = arguments.texts("addresses").orElse(TextList.NONE);
    Optional<Text> calendar = arguments.text("calendarid");
    Optional<Text> organizers = arguments.text("organizers");
    boolean allowPublic = arguments.has("allowpublic");
    boolean updatesOnly = arguments.has("updatesonly");
    boolean deleteCancelled = arguments.has("deletecancelled");
    Optional<String> outcome = variable(arguments, "outcome", scope);
    Optional<String> reason = variable(arguments, "reason", scope);
    return run -> {
      CalendarRequest request =
          new CalendarRequest(
              allowPublic,
              addresses.values(run),
              updatesOnly,
              calendar.map(text -> text.value(run)),
              deleteCancelled,
              organizers.map(text -> text.value(run)));
      run.work(1L << 16);
      SieveEnvironment.CalendarOutcome said = run.environment().calendar(request);
      outcome.ifPresent(name -> run.variables().set(name, said.outcome()));
      reason.ifPresent(name -> run.variables().set(name, said.reason()));
      run.actions().take(new SieveAction.Calendar(request));
      return ScriptFlow.NEXT;
    };
  }

  private static Optional<String> variable(CallArguments arguments, String tag, ScriptScope scope) {
    return arguments.literal(tag).map(name -> VariableName.checked(name, arguments.at(), scope));
  }
}
