/** Who uses how much of a domain: for its administrators, by page, REST and mail. */
package org.carillon.mailbox.report;
