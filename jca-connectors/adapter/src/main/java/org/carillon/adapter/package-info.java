/**
 * The mail resource adapter: sockets, TLS and DNS for the state machines of {@code
 * org.carillon.protocol}, which call the core's ports. It has no access to the database,
 * transactions or the core's capabilities.
 */
package org.carillon.adapter;
