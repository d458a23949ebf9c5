/** As much of HTTP/1.1 (RFC 9112) as programs beside the server need. */
package org.carillon.filter.http;
