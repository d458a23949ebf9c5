package org.carillon.policy.trace;

/** Records the results of screening. */
@FunctionalInterface
public interface TraceRecorder {

  /** Records a trace and returns at once. Traces are lost in a crash or if the database is down. */
  void note(MessageTrace trace);
}
