package org.carillon.webmail.conversation;

import java.util.List;

/**
 * A conversation as the reading pane shows it, the newest message last.
 *
 * @param first the first message if others are hidden after it; else empty
 * @param hidden read messages that would push new ones out of sight
 * @param rest the others
 */
public record ShownConversation(
    List<ConversationMessage> first,
    List<ConversationMessage> hidden,
    List<ConversationMessage> rest) {

  /** The fewest messages for which a line stands. */
  private static final int FEW = 4;

  static ShownConversation of(List<ConversationMessage> all) {
    int folded = 0;
    while (folded < all.size() && !all.get(folded).isUnfolded()) {
      folded++;
    }
    // The first message, and the one before the unfolded ones, stay in view.
    return folded - 2 < FEW
        ? new ShownConversation(List.of(), List.of(), all)
        : new ShownConversation(
            all.subList(0, 1), all.subList(1, folded - 1), all.subList(folded - 1, all.size()));
  }

  public int getSize() {
    return first.size() + hidden.size() + rest.size();
  }
}
