/** Lines of iCalendar and vCard as sent (RFC 5545 §3.1, RFC 6350 §3.2), corrected for parsing. */
package org.carillon.format.contentline;
