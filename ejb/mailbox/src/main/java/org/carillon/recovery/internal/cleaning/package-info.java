/** Searches for a message in everybody's mailboxes, its removal and its return. */
package org.carillon.recovery.internal.cleaning;
