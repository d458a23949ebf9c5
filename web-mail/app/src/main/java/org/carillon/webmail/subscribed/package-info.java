/** Calendars of others that are followed by their addresses. */
package org.carillon.webmail.subscribed;
