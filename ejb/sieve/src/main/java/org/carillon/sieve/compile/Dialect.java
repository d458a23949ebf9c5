package org.carillon.sieve.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The commands, tests and capabilities of a language. */
public final class Dialect {
  private final Map<String, List<CommandType>> commands = new HashMap<>();
  private final Map<String, TestType> tests = new HashMap<>();
  private final Set<String> capabilities;
  private final Map<String, String> implied;

  /**
   * Creates a dialect.
   *
   * @param capabilities the capabilities that scripts may require
   * @param implied maps a capability to another that it implies
   */
  public Dialect(
      List<CommandType> commands,
      List<TestType> tests,
      Set<String> capabilities,
      Map<String, String> implied) {
    commands.forEach(
        command ->
            this.commands.computeIfAbsent(command.name(), _ -> new ArrayList<>(1)).add(command));
    tests.forEach(test -> this.tests.put(test.name(), test));
    this.capabilities = new TreeSet<>(capabilities);
    this.implied = Map.copyOf(implied);
  }

  /** Returns the command of that name that a script may use; else the first of that name. */
  Optional<CommandType> command(String name, Predicate<CommandType> mayUse) {
    List<CommandType> named = commands.getOrDefault(name, List.of());
    return named.stream().filter(mayUse).findFirst().or(() -> named.stream().findFirst());
  }

  Optional<TestType> test(String name) {
    return Optional.ofNullable(tests.get(name));
  }

  /** The capabilities that scripts may require, in alphabetical order. */
  public Set<String> capabilities() {
    return new TreeSet<>(capabilities);
  }

  /** The capability that it implies. */
  Optional<String> impliedBy(String capability) {
    return Optional.ofNullable(implied.get(capability));
  }

  boolean knows(String capability) {
    return capabilities.contains(capability);
  }
}
