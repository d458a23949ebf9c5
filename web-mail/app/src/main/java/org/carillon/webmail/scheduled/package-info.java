/** What the reader sent for later, or may still call back. */
package org.carillon.webmail.scheduled;
