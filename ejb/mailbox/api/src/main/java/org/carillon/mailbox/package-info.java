/**
 * Mailboxes as users see them, on top of the {@code store}: the tree of folders, access lists,
 * quotas and their alerts, search, and the recovery of deleted data.
 *
 * <p>IMAP, POP3 and the webmail use {@link org.carillon.contract.mailbox.MailAccess}, which is
 * injectable here. {@link org.carillon.mailbox.collection.Collections} is the same for items that
 * are not mail (events, cards, files). Both check the caller's rights, and return an {@link
 * org.carillon.contract.answer.Answer}. Parts of the server that work for an account without a
 * caller use {@link org.carillon.mailbox.OwnMailboxes} and {@link
 * org.carillon.mailbox.OwnMessages}.
 *
 * <p>Other capabilities implement ports: {@link org.carillon.mailbox.ruling.MailboxRules} (Sieve at
 * IMAP's events), {@link org.carillon.mailbox.FileLimits}, {@link
 * org.carillon.mailbox.CollectionItemPort}, {@link org.carillon.mailbox.TextIndex}. The packages
 * next to this one are {@code recovery} (undelete, holds, rewinding an account) and {@code search}
 * (the full-text index).
 */
package org.carillon.mailbox;
