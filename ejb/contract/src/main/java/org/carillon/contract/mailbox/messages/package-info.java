/**
 * The messages of a mailbox: its view, what is known of them, flags, and how they are put there.
 */
package org.carillon.contract.mailbox.messages;
