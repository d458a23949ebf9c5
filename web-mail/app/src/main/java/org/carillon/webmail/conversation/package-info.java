/** Conversations in the reading pane, and the reader's preferences for them. */
package org.carillon.webmail.conversation;
