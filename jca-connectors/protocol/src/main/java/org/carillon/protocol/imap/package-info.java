/**
 * IMAP4rev1 (RFC 3501) and its extensions, on the server's side. {@link
 * org.carillon.protocol.imap.ImapSession} reads commands; each is a class named after its verb, in
 * the table {@link org.carillon.protocol.imap.Verb}. What the client has been told of its mailbox
 * lies in {@link org.carillon.protocol.imap.Selected}; every mailbox lies behind {@link
 * org.carillon.contract.mailbox.MailAccess}.
 */
package org.carillon.protocol.imap;
