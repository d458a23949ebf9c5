/** Changes of all messages of a mailbox that match. */
package org.carillon.mailbox.sweep;
