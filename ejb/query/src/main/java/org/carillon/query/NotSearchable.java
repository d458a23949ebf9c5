package org.carillon.query;

import java.io.Serial;
import org.carillon.contract.answer.Failure;

/** A query asks what the messages of a mailbox can't be asked. */
final class NotSearchable extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String leaf;

  /** With the name of what is asked. */
  NotSearchable(String leaf) {
    super(leaf);
    this.leaf = leaf;
  }

  /** What the asker is told. */
  Failure failure() {
    return new Failure.Invalid(
        "filter", "not-searchable", "Messages can't be searched by " + leaf + ".", leaf);
  }
}
