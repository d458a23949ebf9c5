/** Messages that are put away until a time, and come back. */
package org.carillon.mailbox.internal.snoozing;
