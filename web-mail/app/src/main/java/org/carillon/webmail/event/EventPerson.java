package org.carillon.webmail.event;

/**
 * Somebody who is invited to an event.
 *
 * @param name empty where it is not told
 * @param address in lower case; empty of who can be told only in other ways
 * @param status what was answered, a word of PARTSTAT in lower case
 * @param comment what was said with the answer; empty where that was nothing
 * @param isOwner whether it is who invites
 */
public record EventPerson(
    String name, String address, String status, String comment, boolean isOwner) {}
