package org.carillon.bench;

import java.util.List;

/** One run of {@code ./carillon bench}. */
public interface Benchmark {

  /** The word on the command line. */
  String name();

  /** A line for the list of benchmarks. */
  String title();

  /**
   * Runs and prints.
   *
   * @param words the arguments after the name on the command line
   * @return whether all its claims held
   */
  boolean run(List<String> words) throws Exception;
}
