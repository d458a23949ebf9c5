/** Snoozed messages. */
package org.carillon.mailbox.snooze;
