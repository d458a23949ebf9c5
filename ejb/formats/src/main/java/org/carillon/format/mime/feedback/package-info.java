/** Feedback reports: complaints about mail (ARF, RFC 5965). */
package org.carillon.format.mime.feedback;
