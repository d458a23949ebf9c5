package org.carillon.sieve.header;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.message.FieldValues;
import org.carillon.sieve.message.MessagePart;
import org.carillon.sieve.run.ScriptRun;

/**
 * The fields for a test: the message's, or those of MIME parts (RFC 5703 §4), and one of several
 * with a name (RFC 5260 §6).
 *
 * @param mime whether the loop's current part is used, or the body
 * @param anyChild whether also all parts below it
 * @param index the number, from 1; 0 for all
 * @param last whether the index counts from the bottom
 */
public record FieldSource(boolean mime, boolean anyChild, int index, boolean last) {

  public static FieldSource of(CallArguments arguments, ScriptScope scope) {
    boolean mime = arguments.has("mime");
    boolean anyChild = arguments.has("anychild");
    boolean last = arguments.has("last");
    OptionalLong index = arguments.number("index");
    if (anyChild && !mime) {
      scope.error(arguments.at(), "The tag :anychild needs :mime (RFC 5703 §4)");
    }
    if (last && index.isEmpty()) {
      scope.error(arguments.at(), "The tag :last needs :index (RFC 5260 §6)");
    }
    if (index.isPresent() && index.getAsLong() < 1) {
      scope.error(arguments.at(), "The tag :index must be followed by a number from 1 on");
    }
    return new FieldSource(
        mime, anyChild, (int) Math.min(index.orElse(0), Integer.MAX_VALUE), last);
  }

  /** Returns whether it is the message's fields only. */
  boolean isPlain() {
    return !mime && index == 0;
  }

  /** The headers to search. */
  List<FieldValues> headers(ScriptRun run) throws IOException {
    if (!mime) {
      return List.of(run.fields());
    }
    MessagePart part = run.part().isPresent() ? run.part().get() : run.root();
    if (!anyChild) {
      return List.of(part.fields());
    }
    List<FieldValues> headers = new ArrayList<>();
    for (MessagePart each : part.all()) {
      run.work(1_000);
      headers.add(each.fields());
    }
    return headers;
  }

  /** Returns the one at the index, or all. */
  <T> List<T> select(List<T> all) {
    if (index == 0) {
      return all;
    }
    int at = last ? all.size() - index : index - 1;
    return at >= 0 && at < all.size() ? List.of(all.get(at)) : List.of();
  }
}
