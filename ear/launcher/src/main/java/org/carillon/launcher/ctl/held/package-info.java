/** Verbs about what people's mail is held for: their quarantine, and the senders they know. */
package org.carillon.launcher.ctl.held;
