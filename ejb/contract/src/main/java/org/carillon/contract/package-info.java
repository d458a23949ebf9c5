/**
 * The ports between the core and the adapters, and the sealed answers that cross them. The package
 * depends only on itself and {@code java.*}.
 *
 * <p>A resource adapter calls a port from a connection's virtual thread. Every call returns a value
 * of a sealed type; an exception from a port is a defect, not an answer. Large results are returned
 * in bounded pages, contents as leased handles; no cursor and no stream crosses a port. Callbacks
 * ({@link org.carillon.contract.Watch}) must return at once.
 */
package org.carillon.contract;
