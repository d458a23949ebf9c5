/** Conversations in mailboxes. */
package org.carillon.mailbox.internal.conversation;
