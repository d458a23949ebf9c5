/** The mail queue: its messages and recipients, and what administrators do with them. */
package org.carillon.transport.queue;
