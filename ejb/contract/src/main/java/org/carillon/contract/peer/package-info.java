/**
 * Connections to programs outside the server. The adapter opens them for the core, which must not
 * open sockets.
 */
package org.carillon.contract.peer;
