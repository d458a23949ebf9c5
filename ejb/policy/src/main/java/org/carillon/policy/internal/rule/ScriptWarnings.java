package org.carillon.policy.internal.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.sieve.Compilation;
import org.carillon.sieve.syntax.SieveError;

/** Warns of parts of a valid script that are probably mistakes. */
final class ScriptWarnings {
  private static final int MOST = 20;

  private ScriptWarnings() {}

  /**
   * Returns the warnings in the order of the script.
   *
   * @param others the names of the owner's scripts
   */
  static List<String> of(Compilation.Compiled script, ScriptOwner owner, Set<String> others) {
    boolean ofServer = !(owner instanceof ScriptOwner.Account);
    Stream<SieveError> missing =
        script.inclusions().stream()
            .filter(each -> each.isGlobal() == ofServer && !each.mayMiss())
            .filter(each -> !others.contains(each.script()))
            .map(
                each ->
                    new SieveError(
                        each.at(),
                        "There is no script "
                            + each.script()
                            + ": this line fails until it exists"));
    return Stream.concat(script.doubts().stream(), missing)
        .sorted(
            Comparator.comparingInt((SieveError doubt) -> doubt.at().line())
                .thenComparingInt(doubt -> doubt.at().column()))
        .limit(MOST)
        .map(SieveError::toString)
        .toList();
  }
}
