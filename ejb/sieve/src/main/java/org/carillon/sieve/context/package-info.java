/** What is asked of everything around the message: mailboxes, the server, scanners, the past. */
package org.carillon.sieve.context;
