/** Data of messages for clients, and its caches. */
package org.carillon.mailbox.internal.reading;
