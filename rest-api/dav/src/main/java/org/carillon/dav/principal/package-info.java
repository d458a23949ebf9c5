/** Principals and access control (RFC 3744, 5397), over the directory and mailboxes' rights. */
package org.carillon.dav.principal;
