/** What is shown of messages that were read, and what of it is kept in memory. */
package org.carillon.mailbox.internal.reading;
