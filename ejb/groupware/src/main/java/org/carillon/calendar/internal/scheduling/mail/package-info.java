/** Meetings in mail: writing the messages, checking their senders, and limiting their number. */
package org.carillon.calendar.internal.scheduling.mail;
