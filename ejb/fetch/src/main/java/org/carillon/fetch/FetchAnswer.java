package org.carillon.fetch;

public sealed interface FetchAnswer {

  record Fetched(byte[] octets) implements FetchAnswer {}

  /**
   * There is no content, and none is to be expected soon.
   *
   * @param why the reason, as a sentence for people
   * @param isHostless whether no host has that name, which may be a typing error
   */
  record Refused(String why, boolean isHostless) implements FetchAnswer {
    /** Creates a refusal for another reason than a missing host. */
    Refused(String why) {
      this(why, false);
    }
  }

  /** The content could not be fetched now; {@code why} is a sentence for people. */
  record Away(String why) implements FetchAnswer {}
}
