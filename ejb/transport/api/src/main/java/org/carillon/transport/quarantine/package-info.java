/** The quarantine: messages that were held, what can be done with them, and its links. */
package org.carillon.transport.quarantine;
