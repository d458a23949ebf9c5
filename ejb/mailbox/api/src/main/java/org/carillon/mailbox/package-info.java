/**
 * Mailboxes as people have them, on the {@code store}: the tree of folders, who may use whose,
 * quotas and their alerts, search, and what comes back after it was deleted.
 *
 * <p>IMAP, POP3 and the webmail ask by {@link org.carillon.contract.mailbox.MailAccess}, which is
 * injectable here; {@link org.carillon.mailbox.collection.Collections} is the same for items that
 * are no mail (events, cards, files). Both authorise, and answer with an {@link
 * org.carillon.contract.answer.Answer}. Parts of the server that work for an account without a
 * caller use {@link org.carillon.mailbox.OwnMailboxes} and {@link
 * org.carillon.mailbox.OwnMessages}.
 *
 * <p>Others take part by ports: {@link org.carillon.mailbox.ruling.MailboxRules} (Sieve at IMAP's
 * events), {@link org.carillon.mailbox.FileBounds}, {@link org.carillon.mailbox.PlacedItems},
 * {@link org.carillon.mailbox.TextIndex}. Beside this package lie {@code recovery} (undelete,
 * holds, rewinding an account) and {@code search} (the full-text index).
 */
package org.carillon.mailbox;
