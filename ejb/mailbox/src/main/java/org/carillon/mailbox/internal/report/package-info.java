/** Reads reports of use from the counters and mails them. */
package org.carillon.mailbox.internal.report;
