/**
 * Contents as bytes on the disk: spools while they arrive, segments once they are committed. Knows
 * nothing of mailboxes.
 */
package org.carillon.blob;
