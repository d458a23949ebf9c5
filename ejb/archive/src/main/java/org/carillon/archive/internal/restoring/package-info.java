/** Which numbers restored messages and mailboxes get. */
package org.carillon.archive.internal.restoring;
