package org.carillon.format.css;

import java.util.Optional;

@FunctionalInterface
public interface Pictures {

  /** Returns the address to use in place of {@code wanted}, or empty if no picture may be shown. */
  Optional<String> address(String wanted);
}
