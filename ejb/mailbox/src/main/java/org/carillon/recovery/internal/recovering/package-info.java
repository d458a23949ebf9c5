/** Transactions that restore deleted data and write its audit entries. */
package org.carillon.recovery.internal.recovering;
