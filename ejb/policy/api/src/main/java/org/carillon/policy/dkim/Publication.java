package org.carillon.policy.dkim;

/** What the DNS shows where a key's record should be. */
public sealed interface Publication {

  /** The record, or one that says the same. */
  record Found() implements Publication {}

  /** Nothing. */
  record Missing() implements Publication {}

  /** Something that verifies no signature by the key. */
  record Different(String text) implements Publication {}

  /** Nobody can tell now. */
  record Unknown(String why) implements Publication {}

  /** The word for it. */
  default String word() {
    return switch (this) {
      case Found _ -> "found";
      case Missing _ -> "missing";
      case Different _ -> "different";
      case Unknown _ -> "unknown";
    };
  }
}
