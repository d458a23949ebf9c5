/**
 * Sharing by invitation for Apple's and Nextcloud's clients (calendarserver-sharing): POST of
 * {@code share} and {@code invite-reply}, notifications, and the invitees of a collection. The
 * core's {@link org.carillon.mailbox.share.CollectionShares} does the work.
 */
package org.carillon.dav.sharing;
