/** Transactions that bring back what was deleted, and write the record of it. */
package org.carillon.recovery.internal.recovering;
