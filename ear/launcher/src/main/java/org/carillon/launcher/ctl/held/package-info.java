/** Verbs about mail that waits or is held: the queue, quarantine, and the senders people know. */
package org.carillon.launcher.ctl.held;
