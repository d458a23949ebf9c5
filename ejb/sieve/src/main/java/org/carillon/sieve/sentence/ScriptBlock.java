package org.carillon.sieve.sentence;

/** A piece of a script. All of them one after the other are the script, octet for octet. */
public sealed interface ScriptBlock {

  /** What stands in the script. */
  String text();

  /** What sentences require, before everything else. */
  record Requirement(String text) implements ScriptBlock {}

  /**
   * A sentence with the commands that do it.
   *
   * @param sentence what it says; its commands are those of the text
   */
  record Spoken(String text, ScriptSentence sentence) implements ScriptBlock {}

  /**
   * What somebody wrote, or another program.
   *
   * @param requires whether nothing but requirements may stand before it (RFC 5228 §3.2)
   * @param bare whether it is white space and comments
   */
  record Written(String text, boolean requires, boolean bare) implements ScriptBlock {}
}
