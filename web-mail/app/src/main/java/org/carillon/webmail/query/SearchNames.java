package org.carillon.webmail.query;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** Resolves names, addresses and the time for the reader of a search line. */
interface SearchNames {

  /** The keyword of a label, by its name or keyword in any case; empty for none. */
  Optional<String> label(String name);

  /** Returns whether there is a folder of that name, in any case. */
  boolean hasFolder(String name);

  /** The reader's addresses, in lower case. */
  List<String> own();

  ZonedDateTime now();
}
