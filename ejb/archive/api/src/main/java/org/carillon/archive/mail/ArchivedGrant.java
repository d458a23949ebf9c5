package org.carillon.archive.mail;

import java.util.OptionalLong;

/**
 * An entry of a mailbox's access list (RFC 4314) as it was when an account's mail was archived.
 *
 * @param mailbox the {@link ArchivedMailbox#id} it belongs to
 * @param identifier an account's address, {@code anyone}, {@code anonymous}, or {@code @} and a
 *     domain's name
 * @param subject the id that the account had, or the domain: its address may be another's by now.
 *     Empty for everybody, and in backups that were written before ids were
 * @param negative whether the rights are taken away
 * @param rights their letters
 */
public record ArchivedGrant(
    long mailbox, String identifier, OptionalLong subject, boolean negative, String rights) {}
