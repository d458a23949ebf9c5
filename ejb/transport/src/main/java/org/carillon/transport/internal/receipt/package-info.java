/** Receipts that others ask for. */
package org.carillon.transport.internal.receipt;
