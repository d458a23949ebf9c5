/**
 * The SIP resource adapter: sockets and their threads, opened when the core's ports are there and
 * closed when they go.
 */
package org.carillon.adapter.sip;
