/**
 * The client's side of the milter protocol, version 6, as libmilter speaks it: packets of a length,
 * a command and its data. A conversation begins when a message is there whole.
 */
package org.carillon.filter.milter;
