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
   * @param words what stands behind the name on the command line
   * @return whether everything it promises held
   */
  boolean run(List<String> words) throws Exception;
}
