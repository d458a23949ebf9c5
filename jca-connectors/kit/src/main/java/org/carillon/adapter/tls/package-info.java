/** A connection's octets, in the clear or by TLS, and the certificates presented by it. */
package org.carillon.adapter.tls;
