/** Snoozing: messages leave the inbox and come back at a chosen time. */
package org.carillon.mailbox.snooze;
