/** Finding one message in everybody's mailboxes and removing it there. */
package org.carillon.webadmin.cleanup;
