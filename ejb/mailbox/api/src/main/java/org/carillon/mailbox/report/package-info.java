/**
 * Reports of the space that a domain's accounts use, for its administrators, on a page, by REST and
 * by mail.
 */
package org.carillon.mailbox.report;
