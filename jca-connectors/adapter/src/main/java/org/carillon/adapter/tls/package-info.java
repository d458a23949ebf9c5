/** TLS over blocking octets, and the certificates shown by it. */
package org.carillon.adapter.tls;
