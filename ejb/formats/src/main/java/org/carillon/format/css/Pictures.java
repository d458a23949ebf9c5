package org.carillon.format.css;

import java.util.Optional;

/** Decides on the addresses of pictures that a style names. */
@FunctionalInterface
public interface Pictures {

  /** Returns the address to use in place of {@code wanted}, or empty if no picture may be shown. */
  Optional<String> address(String wanted);
}
