/** The events of mailboxes, for the rules of these mailboxes (RFC 6785). */
package org.carillon.mailbox.ruling;
