package org.carillon.webmail.query;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/** What a search line may say that only its reader knows: names, addresses and the time. */
interface SearchNames {

  /** The keyword of a label, by its name or keyword in any case; empty for none. */
  Optional<String> label(String name);

  /** Whether a folder goes by that name, in any case. */
  boolean hasFolder(String name);

  /** The reader's addresses, in lower case. */
  List<String> own();

  /** The reader's time. */
  ZonedDateTime now();
}
