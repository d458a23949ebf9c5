/** Tasks of calendars (RFC 5545 VTODO): lists of them, and a form for one. */
package org.carillon.webmail.todo;
