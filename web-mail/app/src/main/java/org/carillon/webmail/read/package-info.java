/** Showing a message: its text, its HTML made harmless, its attachments. */
package org.carillon.webmail.read;
