/**
 * The API of calendars, task lists, address books and notes: objects (iCalendar, vCard, texts) in
 * collections, which DAV, REST, the webmail and, as messages, IMAP see alike. It covers how an
 * object is stored in a message of its own, its summary, and the views of whole collections that
 * answer queries. Functions particular to calendars and to contacts are behind {@link
 * org.carillon.groupware.GroupwareKind} and {@link org.carillon.groupware.ObjectHook}.
 */
package org.carillon.groupware;
