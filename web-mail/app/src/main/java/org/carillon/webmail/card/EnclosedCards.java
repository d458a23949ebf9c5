package org.carillon.webmail.card;

import java.util.List;

/**
 * What a part of a message encloses that is shown as what it is.
 *
 * @param number the part's IMAP number
 * @param contacts contacts, the first of them
 * @param more how many more there are, of those that were counted
 * @param invitations a meeting, or the first events that invite nobody
 */
public record EnclosedCards(
    String number, List<ContactCard> contacts, int more, List<Invitation> invitations) {

  /** Whether there is nothing to be shown. */
  boolean isEmpty() {
    return contacts.isEmpty() && invitations.isEmpty();
  }
}
