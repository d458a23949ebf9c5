/** What was deleted and can be brought back. */
package org.carillon.mailbox.internal.recovering;
