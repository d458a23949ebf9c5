package org.carillon.policy.trial;

import java.util.List;

/** How something would be done. */
public sealed interface TrialDetail {

  /** What it says: a word in camel case. */
  String name();

  /** A text: a mailbox, an address, what is said to somebody. */
  record Words(String name, String text) implements TrialDetail {}

  /** Several texts: flags, fields of a header. */
  record Several(String name, List<String> texts) implements TrialDetail {
    /** Keeps a copy. */
    public Several {
      texts = List.copyOf(texts);
    }
  }

  /** A number, of seconds where it is a time. */
  record Number(String name, long value) implements TrialDetail {}

  /** That something is so. */
  record Fact(String name) implements TrialDetail {}
}
