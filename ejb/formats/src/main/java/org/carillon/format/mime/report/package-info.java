/** Reports of what became of messages: delivery status (RFC 3464) and dispositions (RFC 8098). */
package org.carillon.format.mime.report;
