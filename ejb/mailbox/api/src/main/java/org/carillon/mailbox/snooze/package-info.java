/** Messages that are put away until a time. */
package org.carillon.mailbox.snooze;
