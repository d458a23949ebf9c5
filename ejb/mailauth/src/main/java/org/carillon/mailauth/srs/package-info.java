/** Reverse-paths of mail that is sent on (the Sender Rewriting Scheme). */
package org.carillon.mailauth.srs;
