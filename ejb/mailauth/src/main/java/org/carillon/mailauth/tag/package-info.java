/** Lists of tags, as signatures and records of the DNS are written in (RFC 6376 §3.2). */
package org.carillon.mailauth.tag;
