/** Messages that the reader sent for later, or may still recall. */
package org.carillon.webmail.scheduled;
