/** REST access to collections (calendars, address books, notes, files) and their shares. */
package org.carillon.rest.share;
