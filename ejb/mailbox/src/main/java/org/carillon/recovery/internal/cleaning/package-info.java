/** Searches for a message in all mailboxes, its removal and restoration. */
package org.carillon.recovery.internal.cleaning;
