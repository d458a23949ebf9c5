package org.carillon.webmail.card;

import java.util.List;

/**
 * The contents of a part of a message that are shown in their own form.
 *
 * @param number the part's IMAP number
 * @param more the number of further contacts, of those that were counted
 * @param invitations a meeting, or the first events that invite nobody
 */
public record EnclosedCards(
    String number, List<ContactCard> contacts, int more, List<Invitation> invitations) {

  boolean isEmpty() {
    return contacts.isEmpty() && invitations.isEmpty();
  }
}
