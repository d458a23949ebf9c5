package org.carillon.sieve.header;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.ArrayList;
import java.util.List;
import org.carillon.format.mime.header.MailDate;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.MatchTags;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.message.FieldValues;
import org.carillon.sieve.run.ScriptCondition;

/** The test date (RFC 5260 §4). */
public final class DateCondition implements TestType {
  @Override
  public String name() {
    return "date";
  }

  @Override
  public List<String> capabilities() {
    return List.of("date");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING, STRING, STRINGS)
        .with(Tags.MATCH)
        .with(Tags.INDEX)
        .with(Tags.MIME)
        .with(TagType.in("zone", "zone", STRING), TagType.in("zone", "originalzone", NOTHING));
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    FieldNames names = new FieldNames(arguments.texts(0));
    DateArguments date = DateArguments.of(arguments, scope, 1);
    ValueMatch match = MatchTags.match(arguments, scope, arguments.texts(2));
    FieldSource source = FieldSource.of(arguments, scope);
    return run -> {
      List<String> values = new ArrayList<>();
      for (FieldValues header : source.headers(run)) {
        List<String> texts = source.select(header.texts(names.values(run).getFirst()));
        // Without an index only the first is used.
        texts.stream()
            .limit(1)
            .flatMap(text -> MailDate.parse(date(text)).stream())
            .flatMap(when -> date.value(run, when).stream())
            .forEach(values::add);
      }
      return match.matches(run, values);
    };
  }

  /** A trace field's date stands behind its last semicolon (RFC 5322 §3.6.7). */
  private static String date(String text) {
    return text.substring(text.lastIndexOf(';') + 1);
  }
}
