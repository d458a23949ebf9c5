/** How many pages are made at a time, and for how long one may take. */
package org.carillon.web.turn;
