/** The PROXY protocol, by which a proxy names the client of a connection that it relays. */
package org.carillon.adapter.proxy;
