/**
 * The protocols of programs that check mail. Each works over a connection that its caller has
 * opened, without sockets, threads or clocks (ADR 123). The answers of another program are hostile
 * input.
 */
package org.carillon.filter;
