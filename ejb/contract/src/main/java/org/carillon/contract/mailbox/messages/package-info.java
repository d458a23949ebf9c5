/**
 * The messages of a mailbox: its view, the messages' metadata and flags, and the operations that
 * put messages there.
 */
package org.carillon.contract.mailbox.messages;
