/** Connections to programs beside the server, for the application. */
package org.carillon.adapter.peer;
