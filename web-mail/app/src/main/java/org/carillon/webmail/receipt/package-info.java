/** Receipts that senders ask for, and the delivery states of the reader's own mail. */
package org.carillon.webmail.receipt;
