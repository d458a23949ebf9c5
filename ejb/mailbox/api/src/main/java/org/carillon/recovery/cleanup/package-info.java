/** Finding one message in everybody's mailboxes, removing it there and bringing it back. */
package org.carillon.recovery.cleanup;
