package org.carillon.policy.trace;

/** Records what rules did. */
@FunctionalInterface
public interface RuleRunRecorder {

  /** Records a run and returns at once. Records are lost in a crash or if the database is down. */
  void note(RuleRun run);
}
