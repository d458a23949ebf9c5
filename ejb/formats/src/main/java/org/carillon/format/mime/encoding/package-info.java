/** How octets and characters travel: base64, quoted-printable, charsets and guesses at them. */
package org.carillon.format.mime.encoding;
