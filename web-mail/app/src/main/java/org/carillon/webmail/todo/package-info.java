/** Tasks of calendars (RFC 5545 VTODO): lists of them, and one in a form. */
package org.carillon.webmail.todo;
