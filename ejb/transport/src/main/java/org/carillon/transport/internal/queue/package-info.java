/** Messages, queue entries and recipients in the database, and the changes of each. */
package org.carillon.transport.internal.queue;
