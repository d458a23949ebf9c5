/** Reverse-paths of forwarded mail (the Sender Rewriting Scheme). */
package org.carillon.mailauth.srs;
