/**
 * The mail resource adapter: sockets, TLS and DNS for the state machines of {@code
 * org.carillon.protocol}, which call the core's ports. Sees no database, no transaction and no
 * capability of the core.
 */
package org.carillon.adapter;
