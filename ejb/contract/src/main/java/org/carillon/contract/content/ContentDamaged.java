package org.carillon.contract.content;

import java.io.IOException;
import java.io.Serial;

/** Thrown if a content is missing or differs from what was stored; trying again will not help. */
public class ContentDamaged extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates the exception with a description of the damage, as a sentence for the log. */
  public ContentDamaged(String message) {
    super(message);
  }
}
