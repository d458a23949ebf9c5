/** The way to the adapter that opens connections to programs beside the server. */
package org.carillon.policy.internal.peer;
