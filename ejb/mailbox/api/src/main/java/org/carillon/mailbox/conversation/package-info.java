/** Conversations: messages that answer each other, read together. */
package org.carillon.mailbox.conversation;
