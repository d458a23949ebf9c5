package org.carillon.webmail.list;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.webmail.mailbox.Folder;

/** The order of a list, as an address names it. */
public enum Sorting {
  /** Latest arrivals first. */
  NEWEST(ListOrder.By.ARRIVED, true),
  OLDEST(ListOrder.By.ARRIVED, false),
  /** Sorts by sender; in folders of sent mail, by recipient. */
  PERSON(ListOrder.By.FROM, false),
  SUBJECT(ListOrder.By.SUBJECT, false),
  LARGEST(ListOrder.By.SIZE, true),
  SMALLEST(ListOrder.By.SIZE, false),
  /** The best matches of a search for words first; without one, as {@link #NEWEST}. */
  BEST(ListOrder.By.ARRIVED, true);

  private final ListOrder.By by;
  private final boolean backwards;

  Sorting(ListOrder.By by, boolean backwards) {
    this.by = by;
    this.backwards = backwards;
  }

  /** Returns the order with the word; the newest first for an unknown one. */
  public static Sorting of(String word) {
    return Arrays.stream(values())
        .filter(sorting -> sorting.getWord().equals(word))
        .findFirst()
        .orElse(NEWEST);
  }

  /** The word for it in addresses. */
  public String getWord() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the order for a folder's messages. */
  public ListOrder order(Folder folder) {
    return switch (this) {
      case BEST -> new ListOrder.Best();
      case PERSON -> new ListOrder.Sorted(folder.isOutgoing() ? ListOrder.By.TO : by, backwards);
      case NEWEST, OLDEST, SUBJECT, LARGEST, SMALLEST -> new ListOrder.Sorted(by, backwards);
    };
  }

  /** The word in an address; empty for the default order. */
  public Optional<String> inAddress() {
    return this == NEWEST ? Optional.empty() : Optional.of(getWord());
  }
}
