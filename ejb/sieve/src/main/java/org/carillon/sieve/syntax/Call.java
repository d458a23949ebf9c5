package org.carillon.sieve.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A command or a test as written (RFC 5228 §8.2).
 *
 * @param at the position of its name
 * @param name in lower case
 * @param arguments its arguments in order
 * @param tests the test or the list of tests after its arguments
 * @param block the commands in braces after it
 */
public record Call(
    SourcePosition at,
    String name,
    List<Argument> arguments,
    List<Call> tests,
    Optional<List<Call>> block) {
  public Call {
    arguments = List.copyOf(arguments);
    tests = List.copyOf(tests);
    block = block.map(List::copyOf);
  }
}
