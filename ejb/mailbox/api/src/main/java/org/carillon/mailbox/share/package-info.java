/**
 * Shares of calendars, task lists, address books, notes and files, and invitations to them. The
 * levels of shares stand for rights of mailboxes (RFC 4314).
 */
package org.carillon.mailbox.share;
