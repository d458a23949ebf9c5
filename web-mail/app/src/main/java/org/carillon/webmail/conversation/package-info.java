/** Conversations as the reading pane shows them, and how their reader wants to read. */
package org.carillon.webmail.conversation;
