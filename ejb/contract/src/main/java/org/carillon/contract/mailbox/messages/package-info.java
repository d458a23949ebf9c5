/** The messages of a mailbox: its view, their metadata and flags, and how messages get there. */
package org.carillon.contract.mailbox.messages;
