/** Rights of callers on mailboxes, and annotations of mailboxes. */
package org.carillon.mailbox.internal.access;
