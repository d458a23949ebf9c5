/** The rules of mailboxes, and the events that they are run for. */
package org.carillon.mailbox.internal.ruling;
