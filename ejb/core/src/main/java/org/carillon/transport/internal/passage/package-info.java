/** A message's passage: for each recipient a mailbox here, the queue, or no. */
package org.carillon.transport.internal.passage;
