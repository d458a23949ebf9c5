package org.carillon.mailbox.sharing;

/**
 * Who comes to a mailbox of somebody else, and to which: its name may be another's by the time it
 * is changed.
 *
 * @param person who comes
 * @param mailbox the mailbox whose access list was asked
 */
public record Guest(Person person, long mailbox) {}
