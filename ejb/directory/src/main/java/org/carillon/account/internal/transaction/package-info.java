/** Units of work on the directory, what the audit is told of them, and pages of its lists. */
package org.carillon.account.internal.transaction;
