package org.carillon.policy.dkim;

/** What the DNS shows where a key's record should be. */
public sealed interface Publication {

  /** The word for it. */
  String word();

  /** The record, or one that says the same. */
  record Found() implements Publication {
    @Override
    public String word() {
      return "found";
    }
  }

  /** Nothing. */
  record Missing() implements Publication {
    @Override
    public String word() {
      return "missing";
    }
  }

  /** Something that verifies no signature by the key. */
  record Different(String text) implements Publication {
    @Override
    public String word() {
      return "different";
    }
  }

  /** Nobody can tell now. */
  record Unknown(String why) implements Publication {
    @Override
    public String word() {
      return "unknown";
    }
  }
}
