/** The languages that texts for people at the other end of a connection can be in. */
package org.carillon.protocol.language;
