package org.carillon.sieve.sentence;

import java.util.List;
import java.util.Set;

/** What a block of a script says in words, and the commands that do it. Immutable. */
public sealed interface ScriptSentence permits RuleSentence, VacationSentence, ForwardSentence {

  /** What stands in the comments before the commands, without their marks. */
  List<String> words();

  /** The commands, each line ended by LF; none while it is switched off. */
  String commands();

  /** What these commands require (RFC 5228 §3.2); nothing while it is switched off. */
  Set<String> needs();

  /** To whom messages are sent on while it is on. */
  default List<String> addresses() {
    return List.of();
  }

  /** Whether it is done. */
  boolean on();

  /** The same, switched on or off. */
  ScriptSentence switched(boolean to);

  /** Whether it stands before answers and redirections: what refuses a message (RFC 5429 §2.4). */
  default boolean refuses() {
    return false;
  }
}
