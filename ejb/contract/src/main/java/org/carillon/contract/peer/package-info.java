/** Connections to outside programs, opened by the adapter for the core, which has no sockets. */
package org.carillon.contract.peer;
