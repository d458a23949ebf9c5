package org.carillon.fetch;

/** What came of fetching. */
public sealed interface FetchAnswer {

  /** What is there. */
  record Fetched(byte[] octets) implements FetchAnswer {}

  /**
   * Nothing, and nothing soon.
   *
   * @param why a sentence for people
   * @param isHostless whether there is no host of that name, which may be a slip of whoever typed
   *     it
   */
  record Refused(String why, boolean isHostless) implements FetchAnswer {
    /** For another reason than that. */
    Refused(String why) {
      this(why, false);
    }
  }

  /**
   * Nobody could tell now.
   *
   * @param why a sentence for people
   */
  record Away(String why) implements FetchAnswer {}
}
