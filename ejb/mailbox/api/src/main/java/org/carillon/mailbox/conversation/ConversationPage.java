package org.carillon.mailbox.conversation;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.search.PageStart;

/**
 * A page of a mailbox's conversations.
 *
 * @param conversations in order
 * @param next where the next page begins; empty when there is none. A page may be short, or empty,
 *     and yet there be a next: only so many messages are looked at for one
 * @param isWhole whether there is nothing before this page and nothing behind it
 */
public record ConversationPage(
    List<MailConversation> conversations, Optional<PageStart.At> next, boolean isWhole) {

  /** Keeps a copy. */
  public ConversationPage {
    conversations = List.copyOf(conversations);
  }
}
