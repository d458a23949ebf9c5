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
   * Puts them together.
   *
   * @param capabilities what scripts may require
   * @param implied what need not be required beside another, by that other
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

  /** The command of that name that a script may use; else the first of that name. */
  Optional<CommandType> command(String name, Predicate<CommandType> mayUse) {
    List<CommandType> named = commands.getOrDefault(name, List.of());
    return named.stream().filter(mayUse).findFirst().or(() -> named.stream().findFirst());
  }

  Optional<TestType> test(String name) {
    return Optional.ofNullable(tests.get(name));
  }

  /** What scripts may require, in the order of the letters. */
  public Set<String> capabilities() {
    return new TreeSet<>(capabilities);
  }

  /** What a capability brings with it. */
  Optional<String> impliedBy(String capability) {
    return Optional.ofNullable(implied.get(capability));
  }

  boolean knows(String capability) {
    return capabilities.contains(capability);
  }
}
