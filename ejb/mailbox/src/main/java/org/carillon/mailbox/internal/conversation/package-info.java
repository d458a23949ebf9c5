/** Messages by conversation. */
package org.carillon.mailbox.internal.conversation;
