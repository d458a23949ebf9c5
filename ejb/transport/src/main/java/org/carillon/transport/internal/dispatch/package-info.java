/**
 * Routes a message and sends it on: each recipient's copy goes to a mailbox here, to the queue, or
 * is refused.
 */
package org.carillon.transport.internal.dispatch;
