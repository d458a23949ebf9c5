package org.carillon.archive.mail;

/**
 * A name in an account's tree that was an alias of another account's mailbox when the account was
 * archived.
 *
 * @param name the name
 * @param owner the address of the account that owns the mailbox
 * @param mailbox the mailbox's name there
 */
public record ArchivedAlias(String name, String owner, String mailbox) {}
