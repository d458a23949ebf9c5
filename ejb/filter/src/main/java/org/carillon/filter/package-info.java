/**
 * How programs that look at mail are talked to: each protocol over a connection that somebody else
 * opened, without sockets, threads or clocks (ADR 123). What another program says is hostile input.
 */
package org.carillon.filter;
