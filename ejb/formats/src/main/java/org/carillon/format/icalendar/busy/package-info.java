/** Free/busy (RFC 4791 §7.10, RFC 5545 §3.6.4) and availability (RFC 7953). */
package org.carillon.format.icalendar.busy;
