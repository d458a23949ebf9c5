package org.carillon.dav.xml;

import java.io.IOException;
import java.io.Serial;

/** What was sent is no XML that is read here. */
public class MalformedXml extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final boolean tooLarge;

  MalformedXml(String message, boolean tooLarge) {
    super(message);
    this.tooLarge = tooLarge;
  }

  /** Whether it is only too long. */
  public boolean isTooLarge() {
    return tooLarge;
  }
}
