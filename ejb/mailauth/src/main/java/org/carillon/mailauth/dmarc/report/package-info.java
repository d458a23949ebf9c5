/**
 * Aggregate reports (RFC 9990): what receivers tell domains of the mail that names them. Written
 * for others, read from strangers ({@link org.carillon.mailauth.dmarc.report.ReportFile}).
 */
package org.carillon.mailauth.dmarc.report;
