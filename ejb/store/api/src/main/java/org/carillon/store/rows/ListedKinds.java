package org.carillon.store.rows;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.carillon.store.item.CollectionKind;

/** Which kinds of collections mail clients are told of, for statements. */
public final class ListedKinds {
  /** What a column {@code kind} is one of. */
  public static final String TO_MAIL =
      Arrays.stream(CollectionKind.values())
          .filter(CollectionKind::isListedToMail)
          .map(kind -> "'" + kind.name() + "'")
          .collect(Collectors.joining(", ", "(", ")"));

  private ListedKinds() {}
}
