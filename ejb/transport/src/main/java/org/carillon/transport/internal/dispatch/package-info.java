/**
 * Routes and sends messages: each recipient's copy goes to a local mailbox or the queue, or is
 * rejected.
 */
package org.carillon.transport.internal.dispatch;
