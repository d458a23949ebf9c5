/** Finds one message in all mailboxes and removes it there. */
package org.carillon.webadmin.cleanup;
