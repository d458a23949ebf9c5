/** What is known of messages, and kept in memory. */
package org.carillon.mailbox.internal.reading;
