package org.carillon.policy.trace;

/** Where it is noted what became of a message. */
@FunctionalInterface
public interface TraceNotes {

  /** Notes it; returns at once. What a crash or a missing database loses is lost. */
  void note(MessageTrace trace);
}
