/** Units of work on the directory, their audit records, and pages of its lists. */
package org.carillon.account.internal.transaction;
