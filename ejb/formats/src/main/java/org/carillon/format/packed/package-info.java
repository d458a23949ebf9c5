/** Opens what formats older than MIME, and signatures, pack into a part: uuencode, TNEF, CMS. */
package org.carillon.format.packed;
