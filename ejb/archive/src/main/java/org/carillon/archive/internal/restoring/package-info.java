/** Restoration of mail, and the numbers that restored messages and mailboxes get. */
package org.carillon.archive.internal.restoring;
