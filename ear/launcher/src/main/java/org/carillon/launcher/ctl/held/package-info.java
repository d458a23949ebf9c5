/** Verbs for mail that waits or is held: the queue, quarantine, and known senders. */
package org.carillon.launcher.ctl.held;
