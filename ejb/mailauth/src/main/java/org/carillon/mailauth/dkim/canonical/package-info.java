/** Canonical forms of messages for signing (RFC 6376 §3.4). */
package org.carillon.mailauth.dkim.canonical;
