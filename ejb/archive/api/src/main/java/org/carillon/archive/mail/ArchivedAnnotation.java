package org.carillon.archive.mail;

/**
 * An annotation (RFC 5464) at the time when an account's mail was archived.
 *
 * @param mailbox the {@link ArchivedMailbox#id} of its mailbox; 0 for an annotation of the account
 *     itself
 * @param entry the entry's name in lower case, such as {@code /private/comment}
 * @param value the value; must not be modified
 */
@SuppressWarnings("ArrayRecordComponent") // The record is never compared.
public record ArchivedAnnotation(long mailbox, String entry, byte[] value) {}
