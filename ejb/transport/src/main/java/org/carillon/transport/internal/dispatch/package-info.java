/** Routes and sends messages: a copy goes to a local mailbox or the queue, or is rejected. */
package org.carillon.transport.internal.dispatch;
