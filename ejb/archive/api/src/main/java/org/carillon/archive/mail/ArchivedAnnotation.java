package org.carillon.archive.mail;

/**
 * An annotation (RFC 5464) as it was when an account's mail was archived.
 *
 * @param mailbox the {@link ArchivedMailbox#id} it belongs to; 0 for one of the account itself
 * @param entry {@code /private/comment}, say: in lower case
 * @param value its value; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ArchivedAnnotation(long mailbox, String entry, byte[] value) {}
