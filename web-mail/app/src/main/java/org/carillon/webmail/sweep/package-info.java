/** What is done with all messages that match, and how far that is. */
package org.carillon.webmail.sweep;
