/**
 * IMAP4rev1 (RFC 3501) and its extensions, on the server's side. {@link
 * org.carillon.protocol.imap.Commands} is the table of commands, each a class named after its verb
 * in one of the packages below; {@link org.carillon.protocol.imap.session.ImapDialogue} reads and
 * answers them. What the client has been told of its mailbox lies in {@link
 * org.carillon.protocol.imap.session.Selected}; every mailbox lies behind {@link
 * org.carillon.contract.mailbox.MailAccess}.
 */
package org.carillon.protocol.imap;
