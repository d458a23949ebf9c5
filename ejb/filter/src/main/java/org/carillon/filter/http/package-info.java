/** The part of HTTP/1.1 (RFC 9112) that is needed to talk to external programs. */
package org.carillon.filter.http;
