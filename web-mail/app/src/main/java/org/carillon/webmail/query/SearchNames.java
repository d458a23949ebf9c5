package org.carillon.webmail.query;

import java.util.Optional;

/** The names that a search line may use. */
interface SearchNames {

  /** The keyword of a label, by its name or keyword in any case; empty for none. */
  Optional<String> label(String name);

  /** Whether a folder goes by that name, in any case. */
  boolean hasFolder(String name);
}
