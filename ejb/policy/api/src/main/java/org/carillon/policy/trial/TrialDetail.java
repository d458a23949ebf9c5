package org.carillon.policy.trial;

import java.util.List;

/** A detail of an action. */
public sealed interface TrialDetail {

  /** Returns the name of the detail, a word in camel case. */
  String name();

  /** A text: a mailbox, an address, the text of a message. */
  record Words(String name, String text) implements TrialDetail {}

  /** Several texts: flags, header fields. */
  record Several(String name, List<String> texts) implements TrialDetail {
    public Several {
      texts = List.copyOf(texts);
    }
  }

  /** A number; for a time, in seconds. */
  record Number(String name, long value) implements TrialDetail {}

  /** A fact that holds. */
  record Fact(String name) implements TrialDetail {}
}
