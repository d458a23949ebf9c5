package org.carillon.sieve.sentence;

import java.util.List;
import java.util.Set;

/** A block of a script in words, and its commands. Immutable. */
public sealed interface RuleStatement permits MailRule, VacationRule, ForwardRule {

  /** The comments before the commands, without their marks. */
  List<String> words();

  /** The commands, each line ended by LF; empty if it is disabled. */
  String commands();

  /** The capabilities that these commands require (RFC 5228 §3.2); empty if it is disabled. */
  Set<String> needs();

  /** The addresses of its redirects while it is enabled. */
  default List<String> addresses() {
    return List.of();
  }

  boolean on();

  /** Returns the same, enabled or disabled. */
  RuleStatement switched(boolean to);

  /** Returns whether it rejects messages, and so comes before answers (RFC 5429 §2.4). */
  default boolean refuses() {
    return false;
  }
}
