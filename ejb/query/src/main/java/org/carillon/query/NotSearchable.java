package org.carillon.query;

import java.io.Serial;
import org.carillon.contract.answer.Failure;

/** Thrown if a query asks for something that messages of a mailbox don't have. */
final class NotSearchable extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final String leaf;

  /** Creates the exception with the name of the unsupported query. */
  NotSearchable(String leaf) {
    super(leaf);
    this.leaf = leaf;
  }

  Failure failure() {
    return new Failure.Invalid(
        "filter", "not-searchable", "Messages cannot be searched by " + leaf + ".", leaf);
  }
}
