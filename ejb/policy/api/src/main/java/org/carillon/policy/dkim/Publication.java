package org.carillon.policy.dkim;

/** The DNS record that was found for a key. */
public sealed interface Publication {

  /** The DNS has the key's record, or one with the same meaning. */
  record Found() implements Publication {}

  /** The DNS has no record. */
  record Missing() implements Publication {}

  /** The DNS has a record that verifies no signature by the key. */
  record Different(String text) implements Publication {}

  /** The lookup failed. */
  record Unknown(String why) implements Publication {}

  /** Returns the word for the result. */
  default String word() {
    return switch (this) {
      case Found _ -> "found";
      case Missing _ -> "missing";
      case Different _ -> "different";
      case Unknown _ -> "unknown";
    };
  }
}
