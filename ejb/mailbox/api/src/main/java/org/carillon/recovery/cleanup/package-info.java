/** Finds a message in all mailboxes, removes it there and brings it back. */
package org.carillon.recovery.cleanup;
