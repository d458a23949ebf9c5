/** The contents of parts, decoded to text or octets. */
package org.carillon.format.mime.body;
