package org.carillon.sieve.reply;

import static org.carillon.sieve.compile.ArgumentType.STRING;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.match.Collation;
import org.carillon.sieve.match.MatchType;
import org.carillon.sieve.match.Relation;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.run.ActionList;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;

/** The command denotify (draft-ietf-sieve-notify-00): cancels {@link OldNotifyCommand}s. */
public final class DenotifyCommand implements CommandType {
  private static final List<MatchType> TYPES =
      List.of(MatchType.IS, MatchType.CONTAINS, MatchType.MATCHES);

  @Override
  public String name() {
    return "denotify";
  }

  @Override
  public List<String> capabilities() {
    return List.of("notify");
  }

  @Override
  public Signature signature() {
    return Signature.of()
        .with(TYPES.stream().map(type -> TagType.in("match type", type.tag(), STRING)).toList())
        .with(OldNotifyCommand.Urgency.TAGS);
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Optional<ValueMatch> ids = ids(arguments);
    Optional<OldNotifyCommand.Urgency> urgency = OldNotifyCommand.Urgency.of(arguments);
    return run -> {
      for (ActionList.Notification each : run.actions().notifications()) {
        boolean isOfUrgency =
            urgency.isEmpty() || urgency.get().importance() == each.action().importance();
        if (isOfUrgency && (ids.isEmpty() || ids.get().matches(run, List.of(each.id())))) {
          run.actions().takeBack(each);
        }
      }
      return ScriptFlow.NEXT;
    };
  }

  private static Optional<ValueMatch> ids(CallArguments arguments) {
    return TYPES.stream()
        .filter(type -> arguments.has(type.tag()))
        .findFirst()
        .map(
            type ->
                new ValueMatch(
                    type,
                    Relation.EQ,
                    Collation.ASCII_CASEMAP,
                    arguments.texts(type.tag()).orElseThrow(),
                    false));
  }
}
