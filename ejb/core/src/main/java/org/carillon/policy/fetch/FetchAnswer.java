package org.carillon.policy.fetch;

/** What came of fetching. */
public sealed interface FetchAnswer {

  /** What is there. */
  record Fetched(byte[] octets) implements FetchAnswer {}

  /**
   * Nothing, and nothing soon.
   *
   * @param why a sentence for people
   */
  record Refused(String why) implements FetchAnswer {}

  /**
   * Nobody could tell now.
   *
   * @param why a sentence for people
   */
  record Away(String why) implements FetchAnswer {}
}
