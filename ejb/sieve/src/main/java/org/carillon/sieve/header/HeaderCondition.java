package org.carillon.sieve.header;

import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.MatchTags;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.compile.TestType;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.message.FieldValues;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.ScriptRun;

/** The test header (RFC 5228 §5.7), with what RFC 5260 and 5703 add. */
public final class HeaderCondition implements TestType {
  @Override
  public String name() {
    return "header";
  }

  @Override
  public Signature signature() {
    return Signature.of(STRINGS, STRINGS)
        .with(Tags.MATCH)
        .with(Tags.INDEX)
        .with(Tags.MIME)
        .with(Tags.MIME_OPTION);
  }

  @Override
  public ScriptCondition compile(CallArguments arguments, ScriptScope scope) {
    FieldNames names = new FieldNames(arguments.texts(0));
    names.check(arguments, scope);
    ValueMatch match = MatchTags.match(arguments, scope, arguments.texts(1));
    FieldSource source = FieldSource.of(arguments, scope);
    MimeOption option = MimeOption.of(arguments, scope);
    if (source.isPlain() && !match.counts()) {
      return run -> plain(run, names, match);
    }
    return run -> match.matches(run, values(run, names, source, option));
  }

  private static boolean plain(ScriptRun run, FieldNames names, ValueMatch match)
      throws IOException {
    List<String> wanted = names.values(run);
    for (int i = 0; i < wanted.size(); i++) {
      if (match.matches(run, run.fields().texts(wanted.get(i)))) {
        return true;
      }
    }
    return false;
  }

  private static List<String> values(
      ScriptRun run, FieldNames names, FieldSource source, MimeOption option) throws IOException {
    List<String> values = new ArrayList<>();
    for (FieldValues header : source.headers(run)) {
      for (String name : names.values(run)) {
        if (option.isAll()) {
          values.addAll(source.select(header.texts(name)));
        } else {
          source
              .select(header.fields(name))
              .forEach(field -> option.add(field.value(), run, values));
        }
      }
    }
    return values;
  }
}
