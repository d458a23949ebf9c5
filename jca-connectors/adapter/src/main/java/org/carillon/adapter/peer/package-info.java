/** Connections to other programs, for the application. */
package org.carillon.adapter.peer;
