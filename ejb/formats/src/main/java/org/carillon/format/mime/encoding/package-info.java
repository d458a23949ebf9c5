/** Encodings of octets and characters: Base64, quoted-printable, charsets and charset detection. */
package org.carillon.format.mime.encoding;
