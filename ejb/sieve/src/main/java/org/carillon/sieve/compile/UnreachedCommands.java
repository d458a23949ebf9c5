package org.carillon.sieve.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.carillon.sieve.syntax.Call;
import org.carillon.sieve.syntax.SieveError;

/** Finds commands after one that ends the script (RFC 5228 §3.3, RFC 6609 §3.3). */
public final class UnreachedCommands {
  private static final Set<String> ENDS = Set.of("stop", "return");

  private UnreachedCommands() {}

  /** The first such command of each block, in the script's order. */
  public static List<SieveError> in(List<Call> script) {
    List<SieveError> found = new ArrayList<>();
    look(script, found);
    return found;
  }

  private static void look(List<Call> block, List<SieveError> found) {
    boolean ended = false;
    for (int i = 0; i < block.size(); i++) {
      Call call = block.get(i);
      if (!ended && i > 0 && ENDS.contains(block.get(i - 1).name())) {
        ended = true;
        found.add(
            new SieveError(call.at(), "Nothing is run after \"" + block.get(i - 1).name() + "\""));
      }
      call.block().ifPresent(inner -> look(inner, found));
    }
  }
}
