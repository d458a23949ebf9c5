/**
 * Mail on its way: what may come in, what waits in the queue, what goes out, and what senders are
 * told about it.
 */
package org.carillon.transport;
