/** Snoozed messages and their return. */
package org.carillon.mailbox.internal.snoozing;
