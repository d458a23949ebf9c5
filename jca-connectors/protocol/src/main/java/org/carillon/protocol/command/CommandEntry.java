package org.carillon.protocol.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A command of a protocol.
 *
 * @param verb in upper case
 * @param states the states in which it is allowed
 * @param offered whether the server offers it to a session now; a command that is not offered is
 *     not shown, though it may be answered
 * @param announcement its capability names; none for commands that every server has
 */
public record CommandEntry<S extends Enum<S>, X, C>(
    String verb,
    Set<S> states,
    C command,
    Predicate<X> offered,
    Function<X, List<String>> announcement) {

  /** Returns a command that is allowed in any state. */
  public static <S extends Enum<S>, X, C> CommandEntry<S, X, C> anywhere(
      String verb, Class<S> states, C command) {
    return in(verb, EnumSet.allOf(states), command);
  }

  /** Returns a command that is allowed in some states. */
  public static <S extends Enum<S>, X, C> CommandEntry<S, X, C> in(
      String verb, Set<S> states, C command) {
    return new CommandEntry<>(verb, states, command, any -> true, any -> List.of());
  }

  /** Returns this command, offered only where the condition holds. */
  public CommandEntry<S, X, C> offered(Predicate<X> where) {
    return new CommandEntry<>(verb, states, command, where, announcement);
  }

  /** Returns this command, announced by these words. */
  public CommandEntry<S, X, C> announced(String... words) {
    return announced(any -> List.of(words));
  }

  /** Returns this command, announced by words that depend on the session. */
  public CommandEntry<S, X, C> announced(Function<X, List<String>> words) {
    return new CommandEntry<>(verb, states, command, offered, words);
  }
}
