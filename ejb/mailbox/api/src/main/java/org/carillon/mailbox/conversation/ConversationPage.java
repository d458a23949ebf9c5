package org.carillon.mailbox.conversation;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.mailbox.search.PageStart;

/**
 * A page of a mailbox's conversations.
 *
 * @param conversations the conversations, in order
 * @param next the start of the next page; empty if there is none. A page may be short or empty and
 *     still have a next page, because only a limited number of messages is looked at
 * @param isWhole true if there is nothing before or after this page
 */
public record ConversationPage(
    List<MailConversation> conversations, Optional<PageStart.At> next, boolean isWhole) {

  public ConversationPage {
    conversations = List.copyOf(conversations);
  }
}
