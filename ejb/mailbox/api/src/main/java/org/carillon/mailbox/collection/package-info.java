/** Collections of keyed items in the mail store: calendars, address books, files, notes, chats. */
package org.carillon.mailbox.collection;
