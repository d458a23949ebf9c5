/** What waits: messages, queue entries and recipients in the database, and what becomes of each. */
package org.carillon.transport.internal.queue;
