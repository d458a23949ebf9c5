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
 * Whose fields a test looks at: the message's, or those of MIME parts (RFC 5703 §4), and which of
 * several of one name (RFC 5260 §6).
 *
 * @param mime whether the part's that a loop is at, or the body's
 * @param anyChild whether also those of all parts below it
 * @param index which one, from 1; 0 for all
 * @param last whether the index counts from the bottom
 */
public record FieldSource(boolean mime, boolean anyChild, int index, boolean last) {

  /** Reads the tags. */
  public static FieldSource of(CallArguments arguments, ScriptScope scope) {
    boolean mime = arguments.has("mime");
    boolean anyChild = arguments.has("anychild");
    boolean last = arguments.has("last");
    OptionalLong index = arguments.number("index");
    if (anyChild && !mime) {
      scope.error(arguments.at(), ":anychild stands with :mime (RFC 5703 §4)");
    }
    if (last && index.isEmpty()) {
      scope.error(arguments.at(), ":last stands with :index (RFC 5260 §6)");
    }
    if (index.isPresent() && index.getAsLong() < 1) {
      scope.error(arguments.at(), "Behind :index stands a number from 1 on");
    }
    return new FieldSource(
        mime, anyChild, (int) Math.min(index.orElse(0), Integer.MAX_VALUE), last);
  }

  /** Whether it is simply the message's fields. */
  boolean isPlain() {
    return !mime && index == 0;
  }

  /** The headers that are looked at. */
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

  /** The one that the index names, or all. */
  <T> List<T> select(List<T> all) {
    if (index == 0) {
      return all;
    }
    int at = last ? all.size() - index : index - 1;
    return at >= 0 && at < all.size() ? List.of(all.get(at)) : List.of();
  }
}
