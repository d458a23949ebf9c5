/**
 * Lines of iCalendar and vCard as programs send them (RFC 5545 §3.1, RFC 6350 §3.2), mended before
 * they are read.
 */
package org.carillon.format.contentline;
