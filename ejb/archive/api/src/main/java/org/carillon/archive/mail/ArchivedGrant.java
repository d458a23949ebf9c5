package org.carillon.archive.mail;

import java.util.OptionalLong;

/**
 * An entry of a mailbox's access list (RFC 4314) at the time when an account's mail was archived.
 *
 * @param mailbox the {@link ArchivedMailbox#id} of its mailbox
 * @param identifier an account's address, {@code anyone}, {@code anonymous}, or {@code @} and a
 *     domain's name
 * @param subject the id that the account or domain had, because its address may belong to another
 *     by now. It is empty for everybody, and in backups written before ids were saved
 * @param negative true if the rights are taken away
 * @param rights the letters of the rights
 */
public record ArchivedGrant(
    long mailbox, String identifier, OptionalLong subject, boolean negative, String rights) {}
