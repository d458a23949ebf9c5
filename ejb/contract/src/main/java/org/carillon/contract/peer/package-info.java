/** Connections to programs beside the server, which the adapter opens for who must not. */
package org.carillon.contract.peer;
