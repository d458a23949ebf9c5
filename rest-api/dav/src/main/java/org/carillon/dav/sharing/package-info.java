/**
 * Sharing by invitation as Apple's and Nextcloud's clients know it (calendarserver-sharing): POST
 * of {@code share} and {@code invite-reply}, notifications, and whom a collection is shared with.
 * What it does is the core's, {@link org.carillon.mailbox.share.CollectionShares}.
 */
package org.carillon.dav.sharing;
