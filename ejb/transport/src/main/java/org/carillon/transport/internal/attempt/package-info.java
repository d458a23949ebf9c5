/** Attempts: due entries are claimed and tried, here or by a relay, and their senders notified. */
package org.carillon.transport.internal.attempt;
