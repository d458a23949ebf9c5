/** Who there is and who may do what (RFC 3744, 5397), over the directory and mailboxes' rights. */
package org.carillon.dav.principal;
