/** Which numbers restored messages and mailboxes get. */
package org.carillon.mailbox.internal.restoring;
