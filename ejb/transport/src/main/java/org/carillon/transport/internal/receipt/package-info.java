/** Read receipts that others request. */
package org.carillon.transport.internal.receipt;
