/**
 * What calendars, task lists, address books and notes are asked for by: objects (iCalendar, vCard,
 * texts) in collections, seen alike from DAV, REST, the webmail and, as messages, from IMAP.
 */
package org.carillon.contract.groupware;
