/**
 * Aggregate reports (RFC 9990), in which receivers inform domains about mail that names them. They
 * are written for others, and read from untrusted files ({@link
 * org.carillon.mailauth.dmarc.report.ReportFile}).
 */
package org.carillon.mailauth.dmarc.report;
