/** Collections (calendars, address books, notes, files) and with whom they are shared, by REST. */
package org.carillon.rest.share;
