/** Notifies browsers of mail and reminders without a page (RFC 8030, RFC 8291, RFC 8292). */
package org.carillon.push;
