/**
 * Collections of items with keys: what calendars, address books, files, notes and chats are kept
 * in, beside mail in the same store.
 */
package org.carillon.mailbox.collection;
