/** Receipts that others ask for, and what became of one's own mail. */
package org.carillon.webmail.receipt;
