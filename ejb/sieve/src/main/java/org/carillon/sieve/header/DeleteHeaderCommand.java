package org.carillon.sieve.header;

import static org.carillon.sieve.compile.ArgumentType.NOTHING;
import static org.carillon.sieve.compile.ArgumentType.NUMBER;
import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.mime.header.HeaderField;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.MatchTags;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.compile.TagType;
import org.carillon.sieve.compile.Tags;
import org.carillon.sieve.match.ValueMatch;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptRun;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;

/** The command deleteheader (RFC 5293 §5). */
public final class DeleteHeaderCommand implements CommandType {
  @Override
  public String name() {
    return "deleteheader";
  }

  @Override
  public List<String> capabilities() {
    return List.of("editheader");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING, STRINGS)
        .lastOptional()
        .with(Tags.MATCH)
        .with(TagType.of("index", NUMBER), TagType.of("last", NOTHING));
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    Text name = arguments.text(0);
    HeaderChange.check(name, arguments, scope);
    FieldSource source = FieldSource.of(arguments, scope);
    Optional<ValueMatch> match =
        arguments.has(1)
            ? Optional.of(MatchTags.match(arguments, scope, arguments.texts(1)))
            : Optional.empty();
    return run -> {
      String wanted = HeaderChange.checked(name.value(run)).toLowerCase(Locale.ROOT);
      if (HeaderChange.mayChange(wanted)) {
        delete(run, source.select(run.fields().fields(wanted)), match);
      }
      return ScriptFlow.NEXT;
    };
  }

  private static void delete(ScriptRun run, List<HeaderField> fields, Optional<ValueMatch> match)
      throws IOException {
    BitSet gone = new BitSet();
    if (match.isPresent() && match.get().counts()) {
      List<String> all = fields.stream().map(HeaderField::text).toList();
      if (!match.get().matches(run, all)) {
        return;
      }
    }
    for (HeaderField field : fields) {
      if (match.isEmpty()
          || match.get().counts()
          || match.get().matches(run, List.of(field.text().strip()))) {
        gone.set(field.index());
      }
    }
    if (!gone.isEmpty()) {
      run.work(run.fields().header().length());
      run.change(run.fields().header().edit().remove(gone).apply());
    }
  }
}
