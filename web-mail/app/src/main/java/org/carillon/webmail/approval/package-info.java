/** Bookings of rooms that wait for the reader's approval. */
package org.carillon.webmail.approval;
