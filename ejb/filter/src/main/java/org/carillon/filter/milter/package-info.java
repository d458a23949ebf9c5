/**
 * The client's side of the milter protocol, version 6, as libmilter implements it: packets of a
 * length, a command and its data. A conversation can begin at a recipient, or when the message is
 * complete.
 */
package org.carillon.filter.milter;
