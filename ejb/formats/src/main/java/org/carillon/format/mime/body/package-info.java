/** The contents of parts: decoded, as text or octets. */
package org.carillon.format.mime.body;
