/** A connection's octets, in the clear or by TLS, and the certificates shown by it. */
package org.carillon.adapter.tls;
