/** Keeps stored answers when clients write a meeting (RFC 6638 §3.2.10). */
package org.carillon.format.itip.answer;
