/**
 * What calendars, task lists, address books and notes are asked for by: objects (iCalendar, vCard,
 * texts) in collections, seen alike from DAV, REST, the webmail and, as messages, from IMAP. How
 * each lies in a message of its own, what is known of it without reading it, and the views of whole
 * collections that queries are answered from. What is particular to calendars and to contacts is
 * theirs, behind {@link org.carillon.groupware.GroupwareKind} and {@link
 * org.carillon.groupware.ObjectHook}.
 */
package org.carillon.groupware;
