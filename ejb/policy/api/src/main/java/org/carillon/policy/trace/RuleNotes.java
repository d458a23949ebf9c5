package org.carillon.policy.trace;

/** Where it is noted what rules did. */
@FunctionalInterface
public interface RuleNotes {

  /** Notes it; returns at once. What a crash or a missing database loses is lost. */
  void note(RuleRun run);
}
