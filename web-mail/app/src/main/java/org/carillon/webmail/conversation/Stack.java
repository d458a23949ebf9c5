package org.carillon.webmail.conversation;

import java.util.List;

/**
 * A conversation as the reading pane shows it, the newest message last.
 *
 * @param first the message that it begins with; alone where others are hidden behind it
 * @param hidden those behind it that are read and would push what is new out of sight
 * @param rest the others
 */
public record Stack(List<Stacked> first, List<Stacked> hidden, List<Stacked> rest) {

  /** Fewer are not worth a line that stands for them. */
  private static final int FEW = 4;

  /** A conversation of these messages. */
  static Stack of(List<Stacked> all) {
    int folded = 0;
    while (folded < all.size() && !all.get(folded).isUnfolded()) {
      folded++;
    }
    // The first, and the one before what is unfolded, stay in view.
    return folded - 2 < FEW
        ? new Stack(List.of(), List.of(), all)
        : new Stack(
            all.subList(0, 1), all.subList(1, folded - 1), all.subList(folded - 1, all.size()));
  }

  /** How many messages. */
  public int getSize() {
    return first.size() + hidden.size() + rest.size();
  }
}
