package org.carillon.contract.content;

import java.io.IOException;
import java.io.Serial;

/** A content is not what was stored, or not there: a newer try will not help. */
public class ContentDamaged extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /** With what is wrong, as a sentence for the log. */
  public ContentDamaged(String message) {
    super(message);
  }
}
