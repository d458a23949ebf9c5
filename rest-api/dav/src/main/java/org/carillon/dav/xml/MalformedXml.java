package org.carillon.dav.xml;

import java.io.IOException;
import java.io.Serial;

/** Thrown for XML that is malformed, or not accepted here. */
public class MalformedXml extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final boolean tooLarge;

  MalformedXml(String message, boolean tooLarge) {
    super(message);
    this.tooLarge = tooLarge;
  }

  /** Returns true if it only exceeds a size limit. */
  public boolean isTooLarge() {
    return tooLarge;
  }
}
