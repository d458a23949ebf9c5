/** Calendars of others, subscribed by their URLs. */
package org.carillon.webmail.subscribed;
