/** Reports on mail that somebody complains about (ARF, RFC 5965). */
package org.carillon.format.mime.feedback;
