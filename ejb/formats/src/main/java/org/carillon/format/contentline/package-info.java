/**
 * Lines of iCalendar and vCard as programs send them (RFC 5545 §3.1, RFC 6350 §3.2), corrected
 * before they are parsed.
 */
package org.carillon.format.contentline;
