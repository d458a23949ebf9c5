/** What is read of messages, and what of it is kept in memory. */
package org.carillon.mailbox.internal.reading;
