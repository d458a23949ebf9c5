/** Tests of the environment of a message: mailboxes, the server, scanners, earlier messages. */
package org.carillon.sieve.context;
