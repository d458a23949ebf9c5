package org.carillon.policy.dkim;

/** The DNS record that was found for a key. */
public sealed interface PublishedKeyRecord {

  /** The DNS has the key's record, or one with the same meaning. */
  record Found() implements PublishedKeyRecord {}

  /** The DNS has no record. */
  record Missing() implements PublishedKeyRecord {}

  /** The DNS has a record that verifies no signature by the key. */
  record Different(String text) implements PublishedKeyRecord {}

  /** The lookup failed. */
  record Unknown(String why) implements PublishedKeyRecord {}

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
