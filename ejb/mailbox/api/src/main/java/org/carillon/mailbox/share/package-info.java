/**
 * With whom people share their calendars, task lists, address books, notes and files, and how they
 * are asked to look at them: levels over the rights of mailboxes (RFC 4314).
 */
package org.carillon.mailbox.share;
