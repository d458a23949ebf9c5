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
 * @param states in which it may come
 * @param command what does it
 * @param offered whether this server does it for that session at all, here and now: what is not
 *     offered is not shown, though it may be answered
 * @param announcement the capabilities by which clients know of it, none for what every server has
 * @param <S> the states of a session
 * @param <X> a session
 * @param <C> what does a command
 */
public record CommandEntry<S extends Enum<S>, X, C>(
    String verb,
    Set<S> states,
    C command,
    Predicate<X> offered,
    Function<X, List<String>> announcement) {

  /** A command that may come at any time. */
  public static <S extends Enum<S>, X, C> CommandEntry<S, X, C> anywhere(
      String verb, Class<S> states, C command) {
    return in(verb, EnumSet.allOf(states), command);
  }

  /** A command that may come in some states. */
  public static <S extends Enum<S>, X, C> CommandEntry<S, X, C> in(
      String verb, Set<S> states, C command) {
    return new CommandEntry<>(verb, states, command, any -> true, any -> List.of());
  }

  /** The same, offered only where this holds. */
  public CommandEntry<S, X, C> offered(Predicate<X> where) {
    return new CommandEntry<>(verb, states, command, where, announcement);
  }

  /** The same, announced by these words. */
  public CommandEntry<S, X, C> announced(String... words) {
    return announced(any -> List.of(words));
  }

  /** The same, announced by words that hang on the session. */
  public CommandEntry<S, X, C> announced(Function<X, List<String>> words) {
    return new CommandEntry<>(verb, states, command, offered, words);
  }
}
