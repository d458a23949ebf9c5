package org.carillon.mailbox.sharing;

/**
 * A person who accesses a mailbox of another account. The mailbox is kept by id, because its name
 * may belong to another mailbox by the time of a change.
 *
 * @param person the person
 * @param mailbox the id of the mailbox whose access list was read
 */
public record MailboxGuest(Person person, long mailbox) {}
