/**
 * The ports between the core and the ways in, and the sealed answers that cross them. Knows only
 * itself and {@code java.*}.
 *
 * <p>A resource adapter calls a port from a connection's virtual thread. Every call answers with a
 * value of a sealed type; an exception out of a port is a defect, not an answer. Large results come
 * in bounded pages, contents as leased handles; no cursor and no stream crosses a port. Callbacks
 * ({@link org.carillon.contract.Watch}) must return at once.
 */
package org.carillon.contract;
