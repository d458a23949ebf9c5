/** Events found by words. */
package org.carillon.webmail.eventsearch;
