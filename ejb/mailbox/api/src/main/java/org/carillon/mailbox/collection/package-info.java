/**
 * Collections of items with keys, kept in the same store as mail: calendars, address books, files,
 * notes and chats.
 */
package org.carillon.mailbox.collection;
