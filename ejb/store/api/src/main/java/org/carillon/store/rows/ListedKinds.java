package org.carillon.store.rows;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.carillon.store.item.CollectionKind;

/** The kinds of collections that are listed to mail clients, for statements. */
public final class ListedKinds {
  /** The list of these kinds, to follow an SQL {@code kind in}. */
  public static final String TO_MAIL =
      Arrays.stream(CollectionKind.values())
          .filter(CollectionKind::isListedToMail)
          .map(kind -> "'" + kind.name() + "'")
          .collect(Collectors.joining(", ", "(", ")"));

  private ListedKinds() {}
}
