/** Flows to peers: connections and UDP associations, and the signed tokens that name them. */
package org.carillon.protocol.sip.flow;
