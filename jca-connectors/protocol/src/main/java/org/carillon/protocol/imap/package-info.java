/**
 * IMAP4rev1 (RFC 3501) and its extensions, on the server's side. {@link
 * org.carillon.protocol.imap.Commands} is the table of commands, each a class named after its verb
 * in one of the packages below; {@link org.carillon.protocol.imap.session.ImapDialogue} reads and
 * answers them. {@link org.carillon.protocol.imap.session.Selected} holds the client's state of the
 * selected mailbox; {@link org.carillon.contract.mailbox.MailAccess} gives access to all mailboxes.
 */
package org.carillon.protocol.imap;
