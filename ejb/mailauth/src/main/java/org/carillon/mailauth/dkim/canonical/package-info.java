/** Messages in the form that is signed (RFC 6376 §3.4). */
package org.carillon.mailauth.dkim.canonical;
