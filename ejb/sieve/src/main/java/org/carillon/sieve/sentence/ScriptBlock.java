package org.carillon.sieve.sentence;

/** A piece of a script. All pieces together are the script, octet for octet. */
public sealed interface ScriptBlock {

  String text();

  /** The capabilities that sentences require, before everything else. */
  record Requirement(String text) implements ScriptBlock {}

  /** A sentence with its commands, whose meaning it is. */
  record Spoken(String text, RuleStatement sentence) implements ScriptBlock {}

  /**
   * Text that a user or another program wrote.
   *
   * @param requires whether only requirements may precede it (RFC 5228 §3.2)
   * @param bare whether it is only white space and comments
   */
  record Written(String text, boolean requires, boolean bare) implements ScriptBlock {}
}
