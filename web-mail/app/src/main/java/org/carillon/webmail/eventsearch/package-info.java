/** Search for events. */
package org.carillon.webmail.eventsearch;
