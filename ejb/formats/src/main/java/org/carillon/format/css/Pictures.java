package org.carillon.format.css;

import java.util.Optional;

/** Decides on the addresses of pictures that a style names. */
@FunctionalInterface
public interface Pictures {

  /** The address that may stand in place of this one; empty when no picture may be shown. */
  Optional<String> address(String wanted);
}
