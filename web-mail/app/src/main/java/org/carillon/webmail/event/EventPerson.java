package org.carillon.webmail.event;

/**
 * A person invited to an event.
 *
 * @param name the name; empty if it is not given
 * @param address the address in lower case; empty if the person has only other contact data
 * @param status the answer, a value of PARTSTAT in lower case
 * @param comment the comment with the answer; empty for none
 * @param isOwner whether this is the organizer
 */
public record EventPerson(
    String name, String address, String status, String comment, boolean isOwner) {}
