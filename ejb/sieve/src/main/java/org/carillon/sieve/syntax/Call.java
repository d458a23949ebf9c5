package org.carillon.sieve.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A command or a test as it is written (RFC 5228 §8.2).
 *
 * @param at where its name stands
 * @param name in lower case
 * @param arguments in their order
 * @param tests the test or the list of tests behind its arguments
 * @param block the commands in braces behind it
 */
public record Call(
    SourcePosition at,
    String name,
    List<Argument> arguments,
    List<Call> tests,
    Optional<List<Call>> block) {
  /** Keeps copies. */
  public Call {
    arguments = List.copyOf(arguments);
    tests = List.copyOf(tests);
    block = block.map(List::copyOf);
  }
}
