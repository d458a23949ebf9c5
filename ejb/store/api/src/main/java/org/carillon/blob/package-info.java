/**
 * Content as octets on the disk: spools while it arrives, segments once it is committed. This
 * package knows nothing of mailboxes.
 */
package org.carillon.blob;
