/** Lists of tags, the syntax of signatures and of DNS records (RFC 6376 §3.2). */
package org.carillon.mailauth.tag;
